import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import { keepToGroups } from '#lib/board/scribe-group.svelte.ts';
import type { Notice } from '#lib/board/view.svelte.ts';
import { type GroupId, standardGroup } from '#lib/domain/group.ts';
import type { LiveBoard } from '#lib/live/types.ts';
import { WritingFor } from '#lib/live/writing-for.svelte.ts';
import { TabStore } from '../../../support/manual-clock.ts';

/** The page of a facilitator on a workshop whose groups change. */
function page() {
	let meta: LiveBoard['meta'] = $state.raw();
	const said: string[] = [];
	const told: (Notice | undefined)[] = [];
	const board = {
		get meta() {
			return meta;
		}
	};
	const store = new TabStore();
	const writingFor = new WritingFor('b', store);
	const view = { tell: (notice: Notice | undefined) => void told.push(notice) };
	onTestFinished(
		$effect.root(() => keepToGroups(writingFor, board, view, { say: (text) => said.push(text) }))
	);
	const have = (...groups: GroupId[]) => {
		meta = { groups: groups.map((id) => standardGroup(id)) } as unknown as LiveBoard['meta'];
		flushSync();
	};
	return { writingFor, store, have, said, told };
}

test('[X67] nobody writes for a group that the workshop has no more, and is told so', () => {
	const { writingFor, store, have, said, told } = page();
	writingFor.group = 'carer';
	flushSync();
	expect(writingFor.group, 'before the workshop is here').toBe('carer');
	have('patient', 'carer');
	expect([writingFor.group, said]).toEqual(['carer', []]);
	have('patient');
	const text = 'That group is not in this workshop any more. You write as yourself again.';
	expect([writingFor.group, said]).toEqual([undefined, [text]]);
	expect(told).toEqual([{ kind: 'said', text }]);
	const again = new WritingFor('b', store);
	again.recall();
	expect(again.group).toBeUndefined();
	have('patient', 'carer');
	expect(writingFor.group, 'the group is back').toBeUndefined();
});

test('[X67] a group that went while the page was away is let go of when it is taken up', () => {
	const { writingFor, store, have, said } = page();
	new WritingFor('b', store).group = 'carer';
	have('patient');
	writingFor.recall();
	flushSync();
	expect(writingFor.group).toBeUndefined();
	expect(said).toHaveLength(1);
});
