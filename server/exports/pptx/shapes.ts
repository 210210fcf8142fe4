const LANGUAGE = 'lang="en-GB"';
const EMPTY_TEXT = `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr ${LANGUAGE}/></a:p></p:txBody>`;
const WHITE = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>';
/** Letters of scripts that are written from right to left. */
const rightToLeft =
	/^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Signs that XML spells out, and names that are kept apart: neither says where a paragraph begins. */
const NO_LETTERS = /&#?\w+;|\u2068[^\u2069]*\u2069/g;

/** A slide, a layout or the master, mended. */
export function mendedShapes(xml: string, kind: 'slide' | 'layout' | 'master'): string {
	let id = 0;
	const mended = xml
		.replace(/<p:cNvPr id="\d+" name="(Text \d+)?/g, (_, name?: string) => {
			id++;
			return `<p:cNvPr id="${id}" name="${name ? `Text ${id}` : ''}`;
		})
		.replace(/\s(?:altLang|lang)="[^"]*"/g, '')
		.replace(/<a:(rPr|endParaRPr|defRPr)\b/g, `<a:$1 ${LANGUAGE}`)
		.replace(/<a:tblPr\b[^>]*\/>/g, '<a:tblPr firstRow="1"/>')
		.replaceAll('<a:ln></a:ln>', '')
		.replaceAll('<a:buSzPct val="100000"/>', '')
		.replaceAll('</p:spPr></p:sp>', `</p:spPr>${EMPTY_TEXT}</p:sp>`)
		.replace(/<a:p>.*?<\/a:p>/gs, mendedParagraph);
	if (kind === 'slide') return mended;
	// A field for the number of a slide has a number on slides alone.
	const blank = mended.replace(/(<a:fld .*?<a:t>)[^<]*/gs, '$1‹#›');
	return kind === 'master' ? mendedMaster(blank) : blank;
}

function mendedMaster(xml: string): string {
	// Space above a paragraph is given where it is wanted, and the library cannot take this away.
	const close = xml.replaceAll('<a:spcPct val="20000"/>', '<a:spcPct val="0"/>');
	return close.includes('<p:bg>') ? close : close.replace('<p:cSld>', `$&${WHITE}`);
}

/**
 * The library writes the looks of a paragraph before each piece of it; the format has them once. One that
 * begins with a letter of Arabic or Hebrew runs from the right.
 */
function mendedParagraph(xml: string): string {
	let isFirst = true;
	const isRightToLeft = rightToLeft.test(firstLetter(xml));
	return xml.replace(/<a:pPr\b[^>]*?(?:\/>|>.*?<\/a:pPr>)/gs, (looks) => {
		if (!isFirst) return '';
		isFirst = false;
		return isRightToLeft
			? looks.replace(/\s(?:rtl|algn)="[^"]*"/g, '').replace('<a:pPr', '<a:pPr algn="r" rtl="1"')
			: looks;
	});
}

function firstLetter(xml: string): string {
	const text = Array.from(xml.matchAll(/<a:t>(.*?)<\/a:t>/gs), ([, words = '']) => words).join('');
	return /\p{L}/u.exec(text.replace(NO_LETTERS, ''))?.[0] ?? '';
}
