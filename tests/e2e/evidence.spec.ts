import type { Page } from '@playwright/test';
import type { GroupId } from '#lib/domain/group.ts';
import { expect, test } from '../support/fixtures.ts';
import { box } from '../support/pages/board-page.ts';
import { smallPhone } from '../support/pages/devices.ts';
import type { Host } from '../support/pages/host.ts';
import { inspect } from '../support/pages/inspect.ts';
import type { Person } from '../support/pages/person.ts';
import type { Workshop } from '../support/pages/workshop.ts';

/** The sample as a board on which so many people of each group were. */
async function sampleWith(
	host: Host,
	title: string,
	people: Partial<Record<GroupId, number>>
): Promise<Workshop> {
	const sample = await (await host.sample(title)).file();
	return host.imported(title, { ...sample, people });
}

async function open({ page, context }: Person, workshop: Workshop): Promise<Page> {
	await workshop.enter(context);
	await page.goto(workshop.preparePath);
	await page.getByRole('link', { name: /^What we found/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What we found');
	// As from a bookmark too.
	await page.reload();
	return page;
}

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The table of a part as rows of words. */
const rows = (page: Page, name: string) =>
	part(page, name)
		.getByRole('row')
		.evaluateAll((all) =>
			all.map((row) =>
				[...row.querySelectorAll('th, td')].map((cell) =>
					(cell.textContent ?? '').replace(/\s+/g, ' ').trim()
				)
			)
		);

test('[E66] coverage of the sample, with who and what is missing in words', async ({
	host,
	person
}) => {
	const people = { hcp: 6, lw: 5, vcs: 6, patient: 7 };
	const workshop = await sampleWith(host, 'What the sample says', people);
	const page = await open(await person(), workshop);
	await expect(page.getByText(/^24 people from 4 groups wrote 130 notes on /)).toBeVisible();
	expect(await rows(page, 'Who wrote about what')).toEqual([
		[
			'Question',
			'Healthcare professional 6 people',
			'Link worker 5 people',
			'Voluntary and community 6 people',
			'Patient 7 people',
			'All'
		],
		['How', '12 2.0 each', '9 1.8 each', '7 1.2 each', '2 thin', '30'],
		['Who', '6 1.0 each', '7 1.4 each', '7 1.2 each', '8 1.1 each', '28'],
		['What', '4 0.7 each', '6 1.2 each', '10 1.7 each', '8 1.1 each', '28'],
		['Where', '0 empty', '4 0.8 each', '8 1.3 each', '9 1.3 each', '21'],
		['Why', '5 0.8 each', '5 1.0 each', '1 thin', '12 1.7 each', '23'],
		['All', '27', '31', '33', '39', '130']
	]);
	await expect(part(page, 'Who wrote about what').getByRole('listitem')).toHaveText([
		'No healthcare professional has written about Where yet.',
		'Patients have written little about How: 2 notes from 7 people.',
		'Voluntary and community have written little about Why: 1 note from 6 people.'
	]);
	await expect(part(page, 'How this was made')).toContainText(
		'Each group that was in the room has 3 or more people, so each is shown alone.'
	);
	await expect(page.getByRole('link', { name: /^Full archive/ })).toHaveCount(0);
	await inspect(page, 'evidence of the sample');
});

test('[E10] groups that are too small are shown together on the page, and it says why', async ({
	host,
	person
}) => {
	const people = { hcp: 6, lw: 5, vcs: 6, patient: 2 };
	const workshop = await sampleWith(host, 'Two patients', people);
	const page = await open(await person({ device: smallPhone }), workshop);
	await expect(
		page.getByText(
			'Link workers and patients are shown together because fewer than 3 patients took part.'
		)
	).toHaveCount(2);
	const [head] = await rows(page, 'Who wrote about what');
	expect(head).toEqual([
		'Question',
		'Healthcare professional 6 people',
		'Link worker or Patient 7 people',
		'Voluntary and community 6 people',
		'All'
	]);
	await inspect(page, 'evidence on a phone');
	const downloads = part(page, 'Download the result');
	const coming = page.waitForEvent('download');
	await downloads.getByRole('link', { name: /^Full archive, confidential/ }).click();
	expect((await coming).suggestedFilename()).toMatch(/\.json$/);
});

test('[E11] what each group said about a question opens by keys, cluster by cluster', async ({
	host,
	person
}) => {
	const sample = await (await host.sample('To compare')).file();
	const chosen = sample.notes.filter(({ question }) => question === 'why').slice(0, 4);
	const [first, second, third] = chosen;
	const clusters = [
		{ id: 'c1', question: 'why' as const, name: 'Being heard', place: [0, 40] as [number, number] }
	];
	const groups: Record<string, GroupId> = {
		[first?.id ?? '']: 'patient',
		[second?.id ?? '']: 'patient',
		[third?.id ?? '']: 'lw'
	};
	const notes = chosen.map((note, at) => ({
		...note,
		group: groups[note.id] ?? ('hcp' as const),
		...(at < 2 ? { cluster: 'c1' } : {})
	}));
	const people = { hcp: 3, lw: 3, patient: 4 };
	const workshop = await host.imported('To compare', { ...sample, notes, clusters, people });
	const page = await open(await person(), workshop);
	const why = part(page, 'Question by question').getByRole('region', { name: /^Why: / });
	await expect(why.getByRole('definition')).toHaveText(['Only patients wrote this.']);
	const patients = why.getByRole('group', { name: /^Patient 2 notes/ });
	const summary = patients.locator('summary', { hasText: 'Being heard' });
	await summary.focus();
	await page.keyboard.press('Enter');
	await expect(patients.getByRole('listitem')).toHaveText([first?.text ?? '', second?.text ?? '']);
	await expect(why.getByRole('group', { name: /^Link worker 1 note/ })).toContainText(
		'Not in a cluster: 1 note'
	);
	await inspect(page, 'a cluster of the comparison is open');
});

test('[E15] results, "me too" and actions stand by group on the page, with what is still open', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('To the end');
	await workshop.step('share');
	const groups: GroupId[] = ['lw', 'lw', 'lw', 'patient', 'patient', 'patient'];
	const seats = [];
	for (const group of groups) seats.push(await workshop.join(group));
	const [lw, , , ann, bob, cas] = seats;
	if (!lw || !ann || !bob || !cas) throw new Error('Six people joined.');
	const [phone = ''] = await workshop.post(ann, 'how', ['One phone number']);
	const [bus = ''] = await workshop.post(lw, 'where', ['Free bus travel']);
	for (const { cookie } of [bob, cas, lw])
		await workshop.send([{ t: 'note.agree', id: phone }], cookie);
	await workshop.step('vote');
	for (const { cookie } of seats)
		await workshop.send([{ t: 'vote.cast', target: phone, dots: 1 }], cookie);
	for (const { cookie } of [ann, bob, cas])
		await workshop.send([{ t: 'vote.cast', target: bus, dots: 1 }], cookie);
	await workshop.step('act');
	await workshop.send([{ t: 'action.add', text: 'Ask the council about the bus', from: [bus] }]);
	const page = await open(await person(), workshop);

	await expect(
		part(page, 'Supported by every group').getByRole('heading', { level: 4 })
	).toHaveText(['One phone number']);
	await expect(
		part(page, 'Where groups differ most').getByRole('heading', { level: 4 })
	).toHaveText(['Free bus travel']);
	// The bar is as long as the number beside it says.
	const rowOf = (name: string) =>
		part(page, 'Where groups differ most').getByRole('listitem').filter({ hasText: name }).last();
	for (const [name, words, share] of [
		['Link worker', '0 of 3', 0],
		['Patient', '3 of 3', 1]
	] as const) {
		await expect(rowOf(name)).toContainText(words);
		const bar = await box(rowOf(name).locator('svg.bar'));
		const filled = await rowOf(name).locator('svg.bar rect').boundingBox();
		expect(Math.abs((filled?.width ?? 0) - bar.width * share)).toBeLessThan(4);
	}
	const agreed = part(page, '"Me too", by group');
	await expect(agreed.getByRole('listitem').filter({ hasText: 'Patient' }).last()).toContainText(
		'3 of 3'
	);
	await expect(
		agreed.getByRole('listitem').filter({ hasText: 'Link worker' }).last()
	).toContainText('1 of 3');
	const actions = part(page, 'What we will do');
	await expect(actions).toContainText('1 action has no owner or no date yet.');
	await expect(actions).toContainText('Free bus travel');
	await inspect(page, 'evidence with results');
});

test('[E66] the page is for members: a person of the board and a stranger find nothing', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Not for everybody');
	await workshop.step('share');
	const someone = await person();
	someone.watch.allow(/404/);
	const { page, context } = someone;
	await workshop.enter(context, await workshop.join('patient'));
	await page.goto(`${workshop.preparePath}/evidence`);
	await expect(page).toHaveURL(/\/sign-in/);
	const facilitator = await person();
	const empty = await open(facilitator, workshop);
	await expect(empty.getByRole('heading', { name: 'Nothing has been shared yet' })).toBeVisible();
	await inspect(empty, 'evidence of an empty board');
	facilitator.watch.allow(/404/);
	await empty.goto('/workshops/nothing/evidence');
	await expect(empty.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(empty.getByText('What we found')).toHaveCount(0);
});
