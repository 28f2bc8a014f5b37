import type { Attachment } from 'svelte/attachments';

/** Buttons of a toolbar that can be reached now: on show and able. */
function reachable(bar: HTMLElement): HTMLButtonElement[] {
	return [...bar.querySelectorAll('button')].filter((b) => !b.disabled && b.offsetParent !== null);
}

/**
 * The keyboard of a toolbar (WAI-ARIA): one stop for Tab, arrows and Home, End within. Where the button that had the
 * stop disappears, the first one takes it.
 */
export const roving: Attachment<HTMLElement> = (bar) => {
	let stop: HTMLButtonElement | null = null;
	function settle() {
		const buttons = reachable(bar);
		if (!stop || !buttons.includes(stop)) stop = buttons[0] ?? null;
		for (const button of bar.querySelectorAll('button')) {
			const index = button === stop ? 0 : -1;
			if (button.tabIndex !== index) button.tabIndex = index;
		}
	}
	function onfocusin(event: FocusEvent) {
		const button = event.target instanceof HTMLElement ? event.target.closest('button') : null;
		if (!button) return;
		stop = button;
		settle();
	}
	function onkeydown(event: KeyboardEvent) {
		const buttons = reachable(bar);
		const at = buttons.findIndex((b) => b === document.activeElement);
		if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
		const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
		if (to === undefined) return;
		event.preventDefault();
		buttons[(to + buttons.length) % buttons.length]?.focus();
	}
	const watch = new MutationObserver(settle);
	watch.observe(bar, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
	bar.addEventListener('focusin', onfocusin);
	bar.addEventListener('keydown', onkeydown);
	settle();
	return () => {
		watch.disconnect();
		bar.removeEventListener('focusin', onfocusin);
		bar.removeEventListener('keydown', onkeydown);
	};
};
