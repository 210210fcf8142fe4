import { describe, expect, it } from 'vitest';
import { fileName } from '../../../../server/exports/file-name.ts';

describe('fileName', () => {
	it.each([
		['Canalside: who gets there?', 'fiveways-canalside-who-gets-there-2026-01-01.csv'],
		['ورشة عمل', 'fiveways-workshop-2026-01-01.csv'],
		['../../etc/passwd', 'fiveways-etc-passwd-2026-01-01.csv'],
		['Łódź, Ærø & Đakovo', 'fiveways-lodz-aero-dakovo-2026-01-01.csv'],
		['STRAẞE und Straße', 'fiveways-strasse-und-strasse-2026-01-01.csv'],
		['Iğdır İzmir', 'fiveways-igdir-izmir-2026-01-01.csv'],
		['Þingeyri Œuvre', 'fiveways-thingeyri-oeuvre-2026-01-01.csv'],
		['Tŷ Gwyn', 'fiveways-ty-gwyn-2026-01-01.csv']
	])('[E34] %s gives %s', (title, name) => {
		expect(fileName(title, '2026-01-01', 'csv')).toBe(name);
	});

	it('[E34] a title of 300 characters is cut', () => {
		expect(fileName('a'.repeat(300), '2026-01-01', 'csv').length).toBeLessThan(100);
	});
});
