/** An element of an XML document, names without their namespace prefix. Enough for capabilities; no DTD, no entities but the five. */
export class XmlElement {
	readonly name: string;
	readonly #attributes: Map<string, string>;
	readonly all: XmlElement[] = [];
	/** The text directly in it, trimmed. */
	value = '';

	constructor(name: string, attributes: Map<string, string>) {
		this.name = name;
		this.#attributes = attributes;
	}

	attribute(name: string): string | undefined {
		return this.#attributes.get(name);
	}
	children(name: string): XmlElement[] {
		return this.all.filter((one) => one.name === name);
	}
	child(name: string): XmlElement | undefined {
		return this.all.find((one) => one.name === name);
	}
	/** The text of the first child of that name, '' where there is none. */
	text(name: string): string {
		return this.child(name)?.value ?? '';
	}
}

const TOKEN =
	/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*("([^"]*)"|'([^']*)')/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Deeper than any document we read: what goes on beyond it is not read. */
const DEEPEST = 100;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const plain = (text: string): string =>
	text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, dec?: string, name?: string) => {
		if (name) return ENTITIES[name] ?? all;
		const code = parseInt(hex ?? dec ?? '', hex ? 16 : 10);
		return code <= 0x10ffff ? String.fromCodePoint(code) : all;
	});

/** The root element of a document, or null where the text is not well-formed XML. */
export function readXml(text: string): XmlElement | null {
	const top = new XmlElement('', new Map());
	const open: XmlElement[] = [top];
	for (const [, cdata, slash, tag, inside, selfClosing, words] of text.matchAll(TOKEN)) {
		const parent = open.at(-1) as XmlElement;
		if (words !== undefined || cdata !== undefined) {
			parent.value = (parent.value + (cdata ?? plain(words ?? ''))).trim();
			continue;
		}
		if (tag === undefined) continue;
		if (slash) {
			if (open.length === 1 || parent.name !== local(tag)) return null;
			open.pop();
			continue;
		}
		const attributes = new Map<string, string>();
		for (const [, name = '', , double, single] of (inside ?? '').matchAll(ATTRIBUTE))
			attributes.set(local(name), plain(double ?? single ?? ''));
		const element = new XmlElement(local(tag), attributes);
		parent.all.push(element);
		if (!selfClosing) open.push(element);
		if (open.length > DEEPEST) return null;
	}
	return open.length === 1 && top.all.length === 1 ? (top.all[0] ?? null) : null;
}
