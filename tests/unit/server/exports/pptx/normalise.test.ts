import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../../server/exports/pptx/normalise.ts';

const relationship = (id: string, target: string, rest = '') =>
	`<Relationship Id="${id}" Type="t" Target="${target}"${rest}/>`;

/** A deck with every fault that the library leaves in one. */
const faulty = {
	'[Content_Types].xml':
		'<Types><Default Extension="xml" ContentType="x"/><Default Extension="rels" ContentType="r"/><Default Extension="jpg" ContentType="image/jpg"/><Override PartName="/ppt/slides/slide1.xml" ContentType="s"/><Override PartName="/ppt/slideMasters/slideMaster2.xml" ContentType="m"/><Override PartName="/ppt/notesMasters/notesMaster1.xml" ContentType="n"/></Types>',
	'ppt/_rels/presentation.xml.rels': `<Relationships>${relationship('rId1', 'slides/slide1.xml')}${relationship('rId2', 'notesMasters/notesMaster1.xml')}</Relationships>`,
	'ppt/presentation.xml':
		'<p:presentation><p:sldIdLst/><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldSz/></p:presentation>',
	'ppt/slides/slide1.xml':
		'<p:sld><p:cNvPr id="1" name=""/><p:sp><p:cNvPr id="2" name="Text 0"></p:cNvPr><p:spPr><a:ln></a:ln></p:spPr></p:sp><p:cNvPr id="2" name="Words"/><a:tbl><a:tblPr/></a:tbl><a:p><a:pPr algn="l"><a:buNone/></a:pPr><a:r><a:rPr lang="en-US" altLang="en-US"/><a:t>&amp; שלום</a:t></a:r><a:pPr algn="l"><a:buNone/></a:pPr><a:r><a:rPr/><a:t>bell\u0007</a:t></a:r><a:endParaRPr/></a:p></p:sld>',
	'ppt/slides/_rels/slide1.xml.rels': `<Relationships>${relationship('rId1', '../notesSlides/notesSlide1.xml')}${relationship('rId2', 'https://example.org/', ' TargetMode="External"')}${relationship('rId3', '../presentation.xml')}</Relationships>`,
	'ppt/slideMasters/slideMaster1.xml':
		'<p:sldMaster><p:cSld><a:fld id="f"><a:rPr lang="en-US"/><a:t>null</a:t></a:fld></p:cSld></p:sldMaster>',
	'ppt/notesMasters/notesMaster1.xml': '<p:notesMaster/>',
	'ppt/notesSlides/notesSlide1.xml': '<p:notes/>',
	'ppt/media/': '',
	'docProps/app.xml': '<Properties><Notes>12</Notes></Properties>',
	'docProps/core.xml': '<c><dcterms:created xsi:type="t">2020-02-02T00:00:00Z</dcterms:created></c>'
};

const made = Date.UTC(2026, 0, 14, 9, 30);
const zipped = zipSync(
	Object.fromEntries(Object.entries(faulty).map(([name, xml]) => [name, strToU8(xml)]))
);
const parts = new Map(
	Object.entries(unzipSync(normalise(zipped, made))).map(([name, part]) => [name, strFromU8(part)])
);
const part = (name: keyof typeof faulty) => parts.get(name) ?? '';

describe('a deck that is mended', () => {
	it('[E52] has no folders, no parts for notes, and names none that is gone', () => {
		expect([...parts.keys()]).toEqual(
			Object.keys(faulty).filter((name) => !/notes|\/$/.test(name))
		);
		expect(part('[Content_Types].xml')).toBe(
			'<Types><Default Extension="xml" ContentType="x"/><Default Extension="rels" ContentType="r"/><Override PartName="/ppt/slides/slide1.xml" ContentType="s"/></Types>'
		);
		expect(part('ppt/presentation.xml')).toBe(
			'<p:presentation><p:sldIdLst/><p:sldSz/></p:presentation>'
		);
		expect(part('docProps/app.xml')).toContain('<Notes>0</Notes>');
	});

	it('[E52] keeps relationships to parts that are there and to addresses outside', () => {
		expect(part('ppt/_rels/presentation.xml.rels').match(/rId\d/g)).toEqual(['rId1']);
		expect(part('ppt/slides/_rels/slide1.xml.rels').match(/rId\d/g)).toEqual(['rId2', 'rId3']);
	});

	it('[E52] has ids that differ, one language, heads of tables and text in every shape', () => {
		const slide = part('ppt/slides/slide1.xml');
		expect(slide.match(/<p:cNvPr id="\d+" name="[^"]*"/g)).toEqual([
			'<p:cNvPr id="1" name=""',
			'<p:cNvPr id="2" name="Text 2"',
			'<p:cNvPr id="3" name="Words"'
		]);
		expect(slide.match(/<a:(?:rPr|endParaRPr)[^>]*>/g)).toEqual([
			'<a:endParaRPr lang="en-GB"/>',
			'<a:rPr lang="en-GB"/>',
			'<a:rPr lang="en-GB"/>',
			'<a:endParaRPr lang="en-GB"/>'
		]);
		expect(slide).toContain('<a:tblPr firstRow="1"/>');
		expect(slide).toContain('<p:spPr></p:spPr><p:txBody>');
	});

	it('[E52] says once how a paragraph looks, and from where it runs', () => {
		const slide = part('ppt/slides/slide1.xml');
		expect(slide.match(/<a:pPr[^>]*>/g)).toEqual(['<a:pPr algn="r" rtl="1">']);
		expect(slide).toContain('<a:t>bell</a:t>');
	});

	it('[E52] has a white ground, and a number in no field but those of slides', () => {
		const master = part('ppt/slideMasters/slideMaster1.xml');
		expect(master).toContain('<p:cSld><p:bg>');
		expect(master).toContain('<a:t>‹#›</a:t>');
	});

	it('[E30] was made when it was asked for, whatever the clock says', () => {
		expect(part('docProps/core.xml')).toContain('>2026-01-14T09:30:00Z<');
		expect(normalise(zipped, made)).toEqual(normalise(zipped, made));
	});
});
