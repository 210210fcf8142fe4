import { Role } from '../domain/protocol.ts';
import { isPrivateStep, isWritingStep, presentStep } from '../domain/stage.ts';
import { refuse } from '../domain/permission.ts';
import type { LiveBoard } from '../live/types.ts';
import type { MenuItem } from '../ui/menu.ts';
import { mayWrite } from './actions.ts';
import type { OwnWork } from './own-work.ts';
import type { BoardView, Mode } from './view.svelte.ts';
import { words } from './words.ts';

/** The ways to see the board: writing is one of them while people write in private. */
export function viewChoices(
	board: Pick<LiveBoard, 'role' | 'stage'>
): { mode: Mode; label: string; icon: 'pencil' | 'list' | 'board' }[] {
	const writes = board.stage && isPrivateStep(board.stage);
	return [
		...(writes ? [{ mode: 'write', label: words.views.write, icon: 'pencil' } as const] : []),
		{ mode: 'list', label: words.views.list, icon: 'list' },
		{ mode: 'board', label: words.views.board, icon: 'board' }
	];
}

/** The lines of the board's own menu. On narrow screens it has the views, too. */
export function boardItems(on: {
	board: LiveBoard;
	view: BoardView;
	work: OwnWork;
	show: (mode: Mode) => void;
	/** Seats that came with a code can be left; an account goes to its workshops. */
	leavable: boolean;
	/** The path of the workshop's own page, for those who run it. */
	workshop: string | undefined;
	goTo: (address: string) => void;
}): MenuItem[] {
	const { board, view, work } = on;
	const allowed = (type: 'undo' | 'flag.finished') =>
		board.stage !== undefined && refuse(board.role, type, board.stage) === undefined;
	const finished = board.me?.finished === true;
	const items: (MenuItem | false)[] = [
		...viewChoices(board)
			.filter((choice) => !view.wide && choice.mode !== view.mode)
			.map(({ mode, label, icon }) => ({
				id: mode,
				label: words.views.show(label),
				icon,
				run: () => on.show(mode)
			})),
		// The desk counts it only in steps in which people write.
		board.stage !== undefined &&
			isWritingStep(presentStep(board.stage).kind) &&
			allowed('flag.finished') &&
			board.role === Role.stakeholder && {
				id: 'finished',
				label: finished ? words.notFinished : words.finished,
				icon: finished ? 'pencil' : 'flag',
				run: () => void work.finished(!finished)
			},
		// Where nothing can be written nothing can be taken back, but by a facilitator.
		allowed('undo') &&
			(board.role === Role.facilitator || mayWrite(board)) && {
				id: 'undo',
				label: words.undo,
				icon: 'undo',
				run: () => void work.undo()
			},
		{
			id: 'keys',
			label: words.keys,
			icon: 'information',
			run: () => {
				view.keysOpen = true;
			}
		},
		on.workshop !== undefined && {
			id: 'workshop',
			label: words.workshopPage,
			icon: 'download',
			rule: true,
			run: () => on.goTo(on.workshop ?? '/workshops')
		},
		on.leavable
			? {
					id: 'leave',
					label: words.leave,
					icon: 'back',
					rule: true,
					run: () => {
						view.leaveOpen = true;
					}
				}
			: {
					id: 'workshops',
					label: words.allWorkshops,
					icon: 'back',
					rule: on.workshop === undefined,
					run: () => on.goTo('/workshops')
				}
	];
	return items.filter((item) => item !== false);
}
