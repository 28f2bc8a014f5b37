type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Keys that mean something only to what has the focus: the map's zoom, a button's press. */
const OF_THE_FOCUS = [' ', '+', '-', '='];

/**
 * Whether a key is a letter, digit or sign pressed alone: what speech input and a slipping hand send unasked, so that
 * the reader may turn such keys off (WCAG 2.1.4).
 */
export function isLetterAlone({ key, ctrlKey, metaKey, altKey }: Pressed): boolean {
	return [...key].length === 1 && !OF_THE_FOCUS.includes(key) && !ctrlKey && !metaKey && !altKey;
}
