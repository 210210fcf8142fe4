import { describe, expect, it, vi } from 'vitest';
import {
	arrangeItems,
	type ClusterEntry,
	clusterActions,
	clusterItems
} from '#lib/board/cluster-actions.ts';
import { newStage } from '#lib/domain/stage.ts';

const sources = Object.entries(
	import.meta.glob<string>('../../../../src/lib/board/*.svelte', {
		query: '?raw',
		import: 'default',
		eager: true
	})
).map(([path, text]) => ({ name: path.replace(/^.*\//, ''), text }));

const hands = () => ({
	giveClusterDot: vi.fn(),
	takeClusterDot: vi.fn(),
	renameCluster: vi.fn(),
	addSelected: vi.fn(),
	mergeCluster: vi.fn(),
	makeAction: vi.fn(),
	moveCluster: vi.fn(),
	moveClusterByKeys: vi.fn(),
	showCluster: vi.fn(),
	dissolve: vi.fn()
});
const entry: ClusterEntry = { id: 'c', cluster: { q: 'how', name: 'Forms', p: [0, 0] }, notes: [] };
const stageAt = (step: string, locks: ('writing' | 'grouping')[] = []) => ({
	...newStage('share'),
	step,
	locks
});
const ids = (
	role: 'stakeholder' | 'facilitator' | 'lead',
	step: string,
	more: {
		clusters?: number;
		selected?: number;
		locks?: ('writing' | 'grouping')[];
		dots?: { canGiveDot: boolean; canTakeDot: boolean };
	} = {}
) => {
	const { clusters = 2, selected = 0, locks } = more;
	const dots = more.dots ?? { canGiveDot: false, canTakeDot: false };
	const around = { role, stage: stageAt(step, locks), clusters, selected, nextDots: 1, ...dots };
	return clusterItems(around, hands(), entry).map(({ id }) => id);
};

describe('the table of cluster actions', () => {
	it('[X38] is where list and canvas draw the menus of clusters from, and nowhere else', () => {
		const users = sources.filter(({ text }) => text.includes('clusterItems('));
		expect(users.map(({ name }) => name)).toEqual(['ClusterMenu.svelte']);
		for (const view of ['ListQuestion.svelte', 'CanvasCluster.svelte'])
			expect(sources.find(({ name }) => name === view)?.text, view).toContain('<ClusterMenu');
	});

	it('[X38] carries each action out by its own hand', () => {
		const used = hands();
		for (const action of clusterActions) void action.run(used, entry);
		for (const [name, hand] of Object.entries(used)) expect(hand, name).toHaveBeenCalledTimes(1);
	});

	it('[X77] offers a dot where one is left, and to take one back where one was given', () => {
		const dots = { canGiveDot: true, canTakeDot: true };
		expect(ids('stakeholder', 'vote', { dots })).toEqual(['give-dot', 'take-dot']);
		expect(ids('stakeholder', 'vote')).toEqual([]);
	});

	it('[X38] offers merging where there is another cluster, and adding where notes are selected', () => {
		const all = clusterActions.map(({ id }) => id).filter((id) => !id.endsWith('-dot'));
		// Showing it to everyone, and actions, are the facilitator's.
		expect(ids('facilitator', 'group', { selected: 3 })).toEqual(all);
		expect(ids('stakeholder', 'group', { selected: 3 })).toEqual(
			all.filter((id) => id !== 'show-to-all' && id !== 'make-action')
		);
		expect(ids('stakeholder', 'group', { clusters: 1 })).toEqual([
			'rename',
			'move',
			'move-keys',
			'dissolve'
		]);
	});

	it('[P3] is nothing for a stakeholder while grouping is not open, and all for a facilitator', () => {
		for (const step of ['arrive', 'private', 'share', 'vote', 'act', 'close']) {
			expect(ids('stakeholder', step), step).toEqual([]);
			expect(ids('facilitator', step), step).toContain('dissolve');
			expect(ids('facilitator', step), step).toContain('make-action');
		}
		expect(ids('stakeholder', 'group', { locks: ['grouping'] })).toEqual([]);
		expect(ids('facilitator', 'group', { locks: ['writing'] })).not.toContain('move');
		expect(ids('lead', 'group')).toEqual([]);
	});
});

describe('what "Group and tidy" offers', () => {
	const questions = [{ q: 'how', label: 'How' }] as const;

	it('[X37] is selecting, tidying all and tidying one question', () => {
		const on = { select: vi.fn(), tidy: vi.fn() };
		const items = arrangeItems({ role: 'facilitator', stage: stageAt('share') }, questions, on);
		expect(items.map(({ label }) => label)).toEqual([
			'Select notes',
			'Tidy up all questions',
			'Tidy up How'
		]);
		for (const { run } of items) run();
		expect(on.select).toHaveBeenCalledTimes(1);
		expect(on.tidy.mock.calls).toEqual([[], ['how']]);
	});

	it('[P3] is nothing where grouping is not open', () => {
		const on = { select: vi.fn(), tidy: vi.fn() };
		for (const role of ['stakeholder', 'lead'] as const)
			expect(arrangeItems({ role, stage: stageAt('share') }, questions, on)).toEqual([]);
	});
});
