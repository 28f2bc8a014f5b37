/** Prints a command's answer: one JSON document with `--json`, otherwise the text for a person. */
export function printAnswer(json: boolean | undefined, answer: unknown, text: () => string): void {
	process.stdout.write((json ? JSON.stringify(answer) : text()) + '\n');
}
