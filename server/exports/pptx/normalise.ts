import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { xmlText } from '../xml-text.ts';
import { mendedRelationships, mendedTypes } from './package.ts';
import { mendedShapes } from './shapes.ts';

/** Parts that the library writes though no slide has notes; a deck with them asks to be repaired. */
const NOTES = /^ppt\/notes(?:Masters|Slides)\//;
const kinds = [
	{ folder: 'ppt/slides/', kind: 'slide' },
	{ folder: 'ppt/slideLayouts/', kind: 'layout' },
	{ folder: 'ppt/slideMasters/', kind: 'master' }
] as const;
/** No file in the package says when it was made: that would be the clock of this machine. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Mends what the library writes wrongly, so that a deck opens without a repair and is read out well:
 * parts that are named and not there, ids used twice, the language, heads of tables, direction.
 * @param made milliseconds since 1970, the time that the deck says it was made
 */
export function normalise(deck: Uint8Array, made: number): Uint8Array {
	const kept = Object.entries(unzipSync(deck)).filter(
		([name]) => !name.endsWith('/') && !NOTES.test(name)
	);
	const names = new Set(kept.map(([name]) => name));
	const mended = kept.map(([name, bytes]): [string, Uint8Array] =>
		/\.(?:xml|rels)$/.test(name)
			? [name, strToU8(mendedPart(name, xmlText(strFromU8(bytes)), names, made))]
			: [name, bytes]
	);
	return zipSync(Object.fromEntries(mended), { level: 6, mtime: NO_TIME });
}

function mendedPart(name: string, xml: string, names: ReadonlySet<string>, made: number): string {
	if (name === '[Content_Types].xml') return mendedTypes(xml, names);
	if (name.endsWith('.rels')) return mendedRelationships(name, xml, names);
	const kind = kinds.find(({ folder }) => name.startsWith(folder))?.kind;
	if (kind) return mendedShapes(xml, kind);
	switch (name) {
		case 'ppt/presentation.xml':
			return xml.replace(/<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s, '');
		case 'ppt/theme/theme1.xml':
			// Or titles in Arabic and Hebrew are set in another font than all else.
			return xml.replaceAll('<a:cs typeface=""/>', '<a:cs typeface="Arial"/>');
		case 'docProps/app.xml':
			return xml.replace(/<Notes>\d+<\/Notes>/, '<Notes>0</Notes>');
		case 'docProps/core.xml':
			return xml.replace(
				/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
				`$1${new Date(made).toISOString().replace(/\.\d+Z$/, 'Z')}`
			);
		default:
			return xml;
	}
}
