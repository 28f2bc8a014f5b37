import { controlStandard, type ControlStandard } from '#lib/domain/rules/control.ts';
import control2008 from './control-2008.json' with { type: 'json' };
import control2023 from './control-2023.json' with { type: 'json' };

/** 2008: FAR by GB/T 4754-2002 division, seen with codes. */
export const CONTROL_2008: ControlStandard = controlStandard.parse(control2008);
/** 2023: from memory, its industry tables unknown. */
export const CONTROL_2023: ControlStandard = controlStandard.parse(control2023);

/** Every control standard shipped. */
export const CONTROL_STANDARDS: readonly ControlStandard[] = [CONTROL_2008, CONTROL_2023];
