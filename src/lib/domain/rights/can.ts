/** Who asks. */
export interface Asker {
	roles: readonly string[];
}

/** What may be asked for: a verb and the kind of thing. */
export type Verb = 'write' | 'sign';
export type Thing = 'selection';

/** Roles that may, by verb and thing. A signature is a person's: the system has none to give. */
const ROLES: Record<`${Verb} ${Thing}`, readonly string[]> = {
	'write selection': ['planner', 'reviewer', 'leader', 'system'],
	'sign selection': ['planner', 'reviewer', 'leader'],
};

/**
 * Whether an actor may do that to such a thing. Until there is sign-in every desk user may sign, by name, as every desk
 * user may publish a notice; who may is decided here and nowhere else.
 */
export function can(actor: Asker, verb: Verb, thing: Thing): boolean {
	return actor.roles.some((role) => ROLES[`${verb} ${thing}`].includes(role));
}
