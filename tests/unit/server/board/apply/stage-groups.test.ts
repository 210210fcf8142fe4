import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { groupsRoom } from '../../../../support/groups-room.ts';

describe('stage.groups', () => {
	test('[X63] a group gets another name in every document, and undo gives it back', async () => {
		const { test, yes, no, facilitator, seats, labels } = await groupsRoom();
		const before = labels();
		await yes(facilitator, { t: 'stage.groups', groups: [{ id: 'vcs', label: 'Charities' }] });
		expect(labels()).toContain('Charities');
		await yes(facilitator, { t: 'undo' });
		expect(labels()).toEqual(before);
		await yes(facilitator, { t: 'redo' });
		expect(labels()).toContain('Charities');
		for (const [id, label] of [
			['g1', 'New'],
			['vcs', ' '],
			['vcs', 'x'.repeat(41)]
		] as const)
			expect(await no(facilitator, { t: 'stage.groups', groups: [{ id, label }] })).toBe(
				'malformed'
			);
		await expectConverged(test, seats);
	});
});
