import { Role } from '../domain/protocol.ts';
import { seatName } from '../domain/seat.ts';
import { isAgreeingStep, isPrivateStep, isWritingStep, presentStep } from '../domain/stage.ts';
import { isParticipant, refuse } from '../domain/permission.ts';
import type { LiveBoard } from '../live/types.ts';
import type { MenuItem } from '../ui/menu.ts';
import { actionWords } from './action-words.ts';
import { mayWrite } from './rights.ts';
import type { OwnWork } from './own-work.ts';
import { seatWords } from './seat-words.ts';
import type { BoardView, Mode } from './view.svelte.ts';
import { sharingWords } from './sharing-words.ts';
import { helpWords } from './stage-words.ts';
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
	const allowed = (type: 'undo' | 'redo' | 'flag.finished' | 'flag.help' | 'seat.code') =>
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
				run: () => void work.signs.finished(!finished)
			},
		allowed('flag.help') &&
			isParticipant(board.role) && {
				id: 'help',
				label: board.me?.help ? helpWords.stop : helpWords.ask,
				icon: 'hand',
				run: () => void work.signs.help(!board.me?.help)
			},
		// Where nothing can be written nothing can be taken back, but by a facilitator.
		allowed('undo') &&
			(board.role === Role.facilitator || mayWrite(board)) && {
				id: 'undo',
				label: words.undo,
				icon: 'undo',
				run: () => void work.undo()
			},
		allowed('redo') &&
			(board.role === Role.facilitator || mayWrite(board)) && {
				id: 'redo',
				label: words.redo,
				icon: 'redo',
				run: () => void work.redo()
			},
		// In the steps that are about it everyone sees it.
		board.stage !== undefined &&
			refuse(board.role, 'action.add', board.stage) === undefined &&
			!isAgreeingStep(presentStep(board.stage).kind) && {
				id: 'actions',
				label: view.actionsShown ? actionWords.hide : actionWords.show,
				icon: 'flag',
				run: () => {
					view.actionsShown = !view.actionsShown;
				}
			},
		{
			id: 'keys',
			label: words.keys,
			icon: 'information',
			run: () => {
				view.keysOpen = true;
			}
		},
		view.sharing !== undefined && {
			id: 'change-over',
			label: sharingWords.changeFrom(seatName(board.seat, board.me?.name)),
			icon: 'people',
			run: () => {
				if (view.sharing) view.sharing.changing = true;
			}
		},
		on.leavable &&
			allowed('seat.code') && {
				id: 'seat',
				label: seatWords.title,
				icon: 'person',
				run: () => {
					view.seatOpen = true;
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
