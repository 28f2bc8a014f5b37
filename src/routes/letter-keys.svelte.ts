import { isBoolean, Remembered } from '#lib/ui/remembered.svelte.ts';

/** Whether single letters, digits and signs are keys of the product; the `?` sheet turns them off. */
export const letterKeys = new Remembered('letter-keys', true, isBoolean);
