import { describe, expect, it } from 'vitest';
import {
	freshForm,
	readForm,
	workshopOf,
	wrongIn
} from '../../../../../src/routes/workshops/new/read-form.ts';

function form(fields: [string, string][]) {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

describe('the form of a new workshop', () => {
	it('[X5] needs a title; all else has good defaults', () => {
		const fresh = freshForm('2027-01-14');
		expect(wrongIn(fresh)).toEqual([{ field: 'title', message: 'Give the workshop a title.' }]);
		const workshop = workshopOf({ ...fresh, title: 'Canalside' });
		expect(workshop).toMatchObject({ title: 'Canalside', date: '2027-01-14' });
		expect(workshop.groups?.map(({ id }) => id)).toEqual(['hcp', 'lw', 'vcs', 'patient']);
		expect('site' in workshop).toBe(false);
		expect('choose' in workshop).toBe(false);
		expect(workshop.steps).toHaveLength(7);
		expect(workshopOf(readForm(form([['choose', 'yes']]))).choose).toBe(true);
	});

	it('[X8] two groups of one name are sent back, whatever their letters', () => {
		const fresh = { ...freshForm('2027-01-14'), title: 'Canalside' };
		const wrong = (extra: string[]) => wrongIn({ ...fresh, extra }).map(({ field }) => field);
		expect(wrong(['Farmers', 'Fishers', '', ''])).toEqual([]);
		expect(wrong(['Farmers', '', 'farmers', ''])).toEqual(['extra-2']);
		expect(wrong(['link WORKER', '', '', ''])).toEqual(['extra-0']);
	});

	it('[X8] groups typed in get ids of their own, whichever field they stood in', () => {
		const filled = readForm(
			form([
				['title', ' Canalside '],
				['date', '2027-01-14'],
				['groups', 'patient'],
				['groups', 'carer'],
				['groups', 'made-up'],
				['extra', ''],
				['extra', 'Young people'],
				['extra', ''],
				['extra', 'School staff']
			])
		);
		expect(wrongIn(filled)).toEqual([]);
		expect(workshopOf(filled).groups?.map(({ id, label }) => [id, label])).toEqual([
			['patient', 'Patient'],
			['carer', 'Carer'],
			['g1', 'Young people'],
			['g2', 'School staff']
		]);
	});

	it('[X94] says everything that is wrong at once, in the order of the form', () => {
		const filled = readForm(
			form([
				['title', 'é'.repeat(301)],
				['date', '2027-02-30'],
				['extra', 'x'.repeat(41)]
			])
		);
		expect(wrongIn(filled).map(({ field }) => field)).toEqual(['title', 'date', 'extra-0']);
		expect(wrongIn({ ...filled, extra: [] }).map(({ field }) => field)).toContain('groups');
	});
});
