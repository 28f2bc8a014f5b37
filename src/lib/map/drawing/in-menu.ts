/** Whether a key is meant for an open menu or list: there a letter looks for an item, Esc closes, Enter chooses. */
export const isInMenu = (target: EventTarget | null): boolean =>
	target instanceof Element &&
	target.closest('[role=menu], [role=listbox], [aria-haspopup][aria-expanded=true]') !== null;
