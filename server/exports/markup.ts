/** A piece of HTML that is safe to put into another. */
export class Markup {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

type Part = Markup | string | number | undefined | readonly (Markup | string)[];

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function render(part: Part): string {
	if (part === undefined) return '';
	if (part instanceof Markup) return part.text;
	if (typeof part === 'object') return part.map(render).join('');
	return escape(String(part));
}

/** A template whose values are escaped unless they are Markup themselves. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
	return new Markup(
		strings.reduce(
			(all, text, index) => all + (index > 0 ? render(parts[index - 1]) : '') + text,
			''
		)
	);
}
