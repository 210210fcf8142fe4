import type { QuestionId } from '../domain/question.ts';
import type { OrderedBoardQuestion } from '../live/types.ts';
import type { IconName } from '../ui/icons.ts';
import type { MenuItem } from '../ui/menu.ts';
import { actionWords } from './action-words.ts';
import { refuse } from '../domain/permission.ts';
import { groupingWords as words } from './grouping-words.ts';
import { type BoardRights, mayGroup, mayMoveMany } from './rights.ts';
import { spotlightWords } from './stage-words.ts';
import { voteWords } from './vote-words.ts';
import { rulesOf } from './voting.ts';

export type ClusterEntry = OrderedBoardQuestion['clusters'][number];

/** What is done to a cluster; the page gives it. */
export interface ClusterHands {
	renameCluster(entry: ClusterEntry): void;
	addSelected(entry: ClusterEntry): void;
	mergeCluster(entry: ClusterEntry): void;
	moveCluster(entry: ClusterEntry): void;
	moveClusterByKeys(entry: ClusterEntry): void;
	giveClusterDot(entry: ClusterEntry): Promise<void>;
	takeClusterDot(entry: ClusterEntry): Promise<void>;
	/** Offers everyone to look at it, or ends that. */
	showCluster(entry: ClusterEntry): Promise<void>;
	/** Opens the box of a new action that comes from this cluster. */
	makeAction(entry: ClusterEntry): void;
	dissolve(entry: ClusterEntry): Promise<void>;
}

/** What a menu of a cluster depends on beside the cluster. */
export interface Around extends BoardRights {
	/** Clusters on the whole board. */
	clusters: number;
	selected: number;
	/** Whether one's own ballot has room for one dot more on this cluster, and one to take back. */
	canGiveDot: boolean;
	canTakeDot: boolean;
	/** What the ballot has on it after one press more. */
	nextDots: number;
}

interface ClusterAction {
	id:
		| 'give-dot'
		| 'take-dot'
		| 'rename'
		| 'add'
		| 'merge'
		| 'move'
		| 'move-keys'
		| 'show-to-all'
		| 'make-action'
		| 'dissolve';
	label: (around: Around, entry: ClusterEntry) => string;
	icon: IconName;
	rule?: true;
	permitted(around: Around): boolean;
	run(hands: ClusterHands, entry: ClusterEntry): void | Promise<void>;
}

/** Every action of a cluster, once. List and canvas draw their menus from it, in this order. */
export const clusterActions: readonly ClusterAction[] = [
	{
		id: 'give-dot',
		label: ({ nextDots, stage }) => voteWords.give(nextDots, rulesOf({ stage })),
		icon: 'plus',
		permitted: ({ canGiveDot }) => canGiveDot,
		run: (hands, entry) => hands.giveClusterDot(entry)
	},
	{
		id: 'take-dot',
		label: ({ stage }) => voteWords.takeBack(rulesOf({ stage })),
		icon: 'minus',
		permitted: ({ canTakeDot }) => canTakeDot,
		run: (hands, entry) => hands.takeClusterDot(entry)
	},
	{
		id: 'rename',
		label: () => words.rename,
		icon: 'pencil',
		permitted: mayGroup,
		run: (hands, entry) => hands.renameCluster(entry)
	},
	{
		id: 'add',
		label: ({ selected }) => words.addSelected(selected),
		icon: 'plus',
		permitted: (around) => mayGroup(around) && around.selected > 0,
		run: (hands, entry) => hands.addSelected(entry)
	},
	{
		id: 'move',
		label: () => words.moveBox,
		icon: 'move',
		permitted: mayMoveMany,
		run: (hands, entry) => hands.moveCluster(entry)
	},
	{
		id: 'move-keys',
		label: () => words.moveBoxKeys,
		icon: 'board',
		permitted: mayMoveMany,
		run: (hands, entry) => hands.moveClusterByKeys(entry)
	},
	{
		id: 'merge',
		label: () => words.merge,
		icon: 'cluster',
		permitted: (around) => mayGroup(around) && around.clusters > 1,
		run: (hands, entry) => hands.mergeCluster(entry)
	},
	{
		id: 'show-to-all',
		label: ({ stage }, { id }) =>
			stage?.spotlight === id ? spotlightWords.stop : spotlightWords.show,
		icon: 'people',
		permitted: ({ role, stage }) =>
			stage !== undefined && refuse(role, 'stage.spotlight', stage) === undefined,
		run: (hands, entry) => hands.showCluster(entry)
	},
	{
		id: 'make-action',
		label: () => actionWords.make,
		icon: 'flag',
		permitted: ({ role, stage }) =>
			stage !== undefined && refuse(role, 'action.add', stage) === undefined,
		run: (hands, entry) => hands.makeAction(entry)
	},
	{
		id: 'dissolve',
		label: () => words.dissolve,
		icon: 'close',
		rule: true,
		permitted: mayGroup,
		run: (hands, entry) => hands.dissolve(entry)
	}
];

/** The menu of one cluster, the same for every view; empty where nothing can be done to it now. */
export function clusterItems(around: Around, hands: ClusterHands, entry: ClusterEntry): MenuItem[] {
	return clusterActions
		.filter((action) => action.permitted(around))
		.map(({ id, label, icon, rule, run }) => ({
			id,
			label: label(around, entry),
			icon,
			...(rule ? { rule } : {}),
			run: () => void run(hands, entry)
		}));
}

/** What "Group and tidy" offers: selecting, and laying out one question or all. */
export function arrangeItems(
	board: BoardRights,
	questions: readonly { q: QuestionId; label: string }[],
	on: { select: () => void; tidy: (q?: QuestionId) => void }
): MenuItem[] {
	const items: (MenuItem | false)[] = [
		mayGroup(board) && {
			id: 'select',
			label: words.select,
			icon: 'tick',
			run: on.select
		},
		...(mayMoveMany(board)
			? [
					{
						id: 'all',
						label: words.tidyAll,
						icon: 'list',
						rule: true,
						run: () => on.tidy()
					} as const,
					...questions.map(({ q, label }) => ({
						id: q,
						label: words.tidy(label),
						icon: 'list' as const,
						run: () => on.tidy(q)
					}))
				]
			: [])
	];
	return items.filter((item) => item !== false);
}
