import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { phone, smallPhone } from '../support/pages/devices.ts';
import type { Host } from '../support/pages/host.ts';
import { inspect } from '../support/pages/inspect.ts';

/** A workshop in the step vote: three people are in it, and three notes. */
async function votingWorkshop(host: Host) {
	const workshop = await host.workshop('What matters');
	await workshop.step('share');
	const ann = await workshop.join('lw');
	const bob = await workshop.join('lw');
	const cas = await workshop.join('hcp');
	await workshop.post(ann, 'how', ['One phone number', 'Shorter forms']);
	const [bus = ''] = await workshop.post(bob, 'where', ['Free bus travel']);
	await workshop.step('vote');
	return { workshop, ann, bob, cas, bus };
}

const dot = (page: Page, name: string) =>
	page.getByRole('button', { name: new RegExp(`^(Give a dot|Your dot): ${name}`) });
const resultsOf = (page: Page) => page.getByRole('region', { name: 'Results by group' });

test('[X79] a seat has one ballot on all its devices; the desk has a number; totals come at the close', async ({
	host,
	person
}) => {
	const { workshop, ann, bob, cas } = await votingWorkshop(host);
	const first = await (await person({ device: smallPhone })).open(workshop, ann);
	const second = await (await person({ device: phone })).open(workshop, ann);
	const other = await (await person({ device: phone })).open(workshop, bob);
	const wide = await (await person()).open(workshop, cas);
	const facilitator = await (await person()).open(workshop);

	await expect(first.page.getByText('3 of 3 left', { exact: true })).toBeVisible();
	await expect(first.page.getByText(/^Nobody can see your votes/)).toBeVisible();
	await dot(first.page, 'One phone').click();
	await dot(second.page, 'Free bus').click();
	for (const { page } of [first, second]) {
		await expect(page.getByText('1 of 3 left', { exact: true })).toBeVisible();
		await expect(dot(page, 'One phone')).toHaveAttribute('aria-pressed', 'true');
		await expect(dot(page, 'Free bus')).toHaveAttribute('aria-pressed', 'true');
	}
	await dot(second.page, 'One phone').click();
	await expect(first.page.getByText('2 of 3 left', { exact: true })).toBeVisible();
	await expect(dot(first.page, 'One phone')).toHaveAttribute('aria-pressed', 'false');
	const tab = await first.anotherTab();
	await tab.page.goto(workshop.path);
	await expect(tab.page.getByText('2 of 3 left', { exact: true })).toBeVisible();
	await expect(dot(tab.page, 'Free bus')).toHaveAttribute('aria-pressed', 'true');
	await tab.page.close();
	await inspect(first.page, 'voting on a phone');

	const vote = facilitator.desk.section('The vote');
	await expect(vote).toContainText('1 of 3 have voted');
	await dot(other.page, 'Free bus').click();
	await expect(vote).toContainText('2 of 3 have voted');
	await wide.board.show('Board');
	await wide.board.actions('Free bus travel').click();
	await wide.board.action('Give a dot').click();
	await expect(wide.page.getByText('2 of 3 left', { exact: true })).toBeVisible();
	await expect(wide.board.note('Free bus travel')).toContainText('Your dots: 1');
	await inspect(wide.page, 'voting over the areas');
	await expect(vote).toContainText('3 of 3 have voted');
	await inspect(facilitator.page, 'the desk in a vote');
	for (const { page } of [first, other, wide])
		await expect(page.getByText(/(people|person) voted/), 'no total before the close').toHaveCount(
			0
		);

	await facilitator.desk.next('Act');
	const results = resultsOf(first.page);
	await expect(results).toContainText('3 people voted');
	await expect(results).toContainText('3 of 3');
	await expect(results).toContainText(
		'Healthcare professional or Link worker are shown together because fewer than 3 of a group voted.'
	);
	await inspect(first.page, 'results on a phone');
	await expect(resultsOf(wide.page)).toContainText('3 people voted');
	await inspect(wide.page, 'results over the areas');

	await workshop.step('vote');
	await expect(first.page.getByText('2 of 3 left', { exact: true })).toBeVisible();
	await expect(results).toBeHidden();
	await workshop.step('act');
	await expect(results).toContainText('3 of 3');
});

test('[X68] ballots on paper count in their group, and never more than the head count', async ({
	host,
	person
}) => {
	const { workshop, ann, bob, cas, bus } = await votingWorkshop(host);
	const reader = await (await person({ device: phone })).open(workshop, ann);
	const facilitator = await (await person()).open(workshop);
	for (const { cookie } of [ann, bob, cas])
		await workshop.send([{ t: 'vote.cast', target: bus, dots: 1 }], cookie);
	const vote = facilitator.desk.section('The vote');
	await expect(vote).toContainText('3 of 3 have voted');

	await facilitator.desk
		.section('People without a device')
		.getByText('People without a device')
		.click();
	await facilitator.desk.part.getByRole('button', { name: 'One more: Link worker' }).click();
	await expect(vote).toContainText('3 of 4 have voted');
	await vote.getByRole('button', { name: 'Add a ballot on paper' }).click();
	const dialog = facilitator.page.getByRole('dialog', { name: 'A ballot on paper' });
	await dialog.getByRole('button', { name: 'One dot more: Free bus travel' }).click();
	await inspect(facilitator.page, 'a ballot on paper');
	await dialog.getByRole('button', { name: 'Add this ballot' }).click();
	await expect(dialog).toContainText('Everyone of this group has voted.');
	await expect(dialog.getByRole('button', { name: 'Add this ballot' })).toBeDisabled();
	await dialog.getByRole('button', { name: 'Take back the last ballot' }).click();
	await expect(vote).toContainText('3 of 4 have voted');
	await dialog.getByRole('button', { name: 'One dot more: Free bus travel' }).click();
	await dialog.getByRole('button', { name: 'Add this ballot' }).click();
	await dialog.getByRole('button', { name: 'Close' }).click();
	await expect(vote).toContainText('4 of 4 have voted');

	await facilitator.desk.next('Act');
	await expect(resultsOf(reader.page)).toContainText('4 people voted');
	await expect(resultsOf(reader.page)).toContainText('4 of 4');
});

test('[X77] several dots go on one thing where the facilitator allows it, and no more than that', async ({
	host,
	person
}) => {
	const { workshop, ann } = await votingWorkshop(host);
	const facilitator = await (await person()).open(workshop);
	const { page } = await (await person({ device: smallPhone })).open(workshop, ann);
	const vote = facilitator.desk.section('The vote');
	await vote.getByText('Rules of the vote').click();
	await vote.getByRole('combobox', { name: 'Most dots on one thing' }).selectOption('2');
	const more = page.getByRole('button', { name: 'One dot more: Shorter forms' });
	await more.click();
	await expect(page.getByText('2 of 3 left', { exact: true })).toBeVisible();
	await more.click();
	await expect(page.getByText('1 of 3 left', { exact: true })).toBeVisible();
	await expect(more).toHaveAttribute('aria-disabled', 'true');
	await inspect(page, 'several dots on one thing');
	await vote.getByRole('combobox', { name: 'Dots are for' }).selectOption('Each question');
	await expect(page.getByText('1 of 3 left in How', { exact: true })).toBeVisible();
	await expect(page.getByText('3 of 3 left in Where', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'One dot less: Shorter forms' }).click();
	await expect(page.getByText('2 of 3 left in How', { exact: true })).toBeVisible();
	await inspect(page, 'dots for each question');
});

test('[X59] people put things in order: first, second, third; on paper too; points at the close', async ({
	host,
	person
}) => {
	const { workshop, ann, bob, cas, bus } = await votingWorkshop(host);
	const facilitator = await (await person()).open(workshop);
	const { page } = await (await person({ device: smallPhone })).open(workshop, ann);
	const vote = facilitator.desk.section('The vote');
	await vote.getByText('Rules of the vote').click();
	await vote
		.getByRole('combobox', { name: 'How people choose' })
		.selectOption('They put things in order');
	await expect(vote).toContainText('Each person’s first choice counts 5 points');
	await inspect(facilitator.page, 'the rules of choices in order');
	await expect(page.getByText('5 of 5 left', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Make 1st choice: Free bus travel' }).click();
	await page.getByRole('button', { name: 'Make 2nd choice: Shorter forms' }).click();
	const first = page.getByRole('button', { name: 'Your 1st choice: Free bus travel' });
	await expect(first).toHaveAttribute('aria-pressed', 'true');
	await expect(page.getByText('3 of 5 left', { exact: true })).toBeVisible();
	await inspect(page, 'choices in order on a phone');
	await first.click();
	await page.getByRole('button', { name: 'Make 1st choice: One phone number' }).click();
	await page.getByRole('button', { name: 'Make 3rd choice: Free bus travel' }).click();
	await expect(page.getByText('2 of 5 left', { exact: true })).toBeVisible();
	await expect(vote).toContainText('People have voted, so the way of choosing stays as it is.');
	const way = vote.getByRole('combobox', { name: 'How people choose' });
	await way.selectOption('They give dots');
	await expect(facilitator.desk.part.getByRole('alert')).toContainText('People have voted already');
	await expect(way).toHaveValue('true');
	for (const { cookie } of [bob, cas])
		await workshop.send([{ t: 'vote.cast', target: bus, dots: 5 }], cookie);

	await workshop.send([{ t: 'seat.headcount', group: 'lw', n: 1 }]);
	await vote.getByRole('button', { name: 'Add a ballot on paper' }).click();
	const dialog = facilitator.page.getByRole('dialog', { name: 'A ballot on paper' });
	const chosen = (name: string) => dialog.getByRole('combobox', { name: `Choice: ${name}` });
	await chosen('Free bus travel').selectOption('2');
	await chosen('Shorter forms').selectOption('1');
	await expect(dialog).toContainText('3 of 5 choices left');
	await expect(chosen('One phone number').getByRole('option')).toHaveText([
		'Not chosen',
		'3',
		'4',
		'5'
	]);
	await inspect(facilitator.page, 'choices on paper');
	await dialog.getByRole('button', { name: 'Add this ballot' }).click();
	await dialog.getByRole('button', { name: 'Close' }).click();
	await expect(vote).toContainText('4 of 4 have voted');

	await facilitator.desk.next('Act');
	const results = resultsOf(page);
	await results.getByText('The same numbers as a table').click();
	await expect(results.getByRole('columnheader', { name: 'Points' })).toBeVisible();
	// 3 of Ann, 5 of Bob, 5 of Cas and 4 on paper.
	await expect(
		results.getByRole('row', { name: /^Free bus travel/ }).getByRole('cell', { name: '17' })
	).toBeVisible();
});

test('[X81] "Me too" is one press on another person’s note, counted for everyone', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Agreeing');
	await workshop.step('share');
	await workshop.post(await workshop.join('lw'), 'how', ['Company on the way']);
	const one = await (
		await person({ device: phone })
	).open(workshop, await workshop.join('patient'));
	const other = await (await person({ device: phone })).open(workshop, await workshop.join('hcp'));
	const meToo = one.page.getByRole('button', { name: 'Me too: Company on the way' });
	await meToo.click();
	await expect(meToo).toHaveAttribute('aria-pressed', 'true');
	for (const { board } of [one, other])
		await expect(board.note('Company on the way')).toContainText('1 person agrees');
	await inspect(one.page, 'a note that somebody agrees with');
	await meToo.click();
	await expect(other.board.note('Company on the way')).not.toContainText('agrees');
});
