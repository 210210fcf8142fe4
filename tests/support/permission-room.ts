import type { CommandBody } from '#lib/domain/command.ts';
import type { Seat } from '#lib/domain/seat.ts';
import type { TestBoard } from './board.ts';

/** Who asks; the owner is whose notes they are. */
export const roles = [
	'facilitator',
	'owner',
	'another',
	'waiting',
	'lead',
	'removed',
	'unknown'
] as const;
/** Those who ask, and the ids of what is on the board by what it is. */
export type Cast = Record<(typeof roles)[number], Seat> & { ids: Record<string, string> };

/** One body of every command, and more where it is about something else. */
export const bodies: [string, (cast: Cast) => CommandBody][] = [
	['note.post', () => ({ t: 'note.post', q: 'how', text: 'New' })],
	['note.edit', ({ ids }) => ({ t: 'note.edit', id: ids['visible'] ?? '', text: 'Other' })],
	['note.edit private', ({ ids }) => ({ t: 'note.edit', id: ids['private'] ?? '', text: 'O' })],
	['note.move', ({ ids }) => ({ t: 'note.move', id: ids['visible'] ?? '', p: [1, 9] })],
	[
		'note.move private',
		({ ids }) => ({ t: 'note.move', id: ids['private'] ?? '', q: 'why', p: [0, 0] })
	],
	['note.remove', ({ ids }) => ({ t: 'note.remove', id: ids['visible'] ?? '' })],
	['note.remove private', ({ ids }) => ({ t: 'note.remove', id: ids['private'] ?? '' })],
	['note.remove binned', ({ ids }) => ({ t: 'note.remove', id: ids['binned'] ?? '' })],
	['note.restore', ({ ids }) => ({ t: 'note.restore', id: ids['binned'] ?? '' })],
	['cluster.make', ({ ids }) => ({ t: 'cluster.make', q: 'how', ids: [ids['visible'] ?? ''] })],
	['cluster.rename', ({ ids }) => ({ t: 'cluster.rename', id: ids['one'] ?? '', name: 'New' })],
	[
		'cluster.join',
		({ ids }) => ({ t: 'cluster.join', id: ids['one'] ?? '', ids: [ids['visible'] ?? ''] })
	],
	['cluster.leave', ({ ids }) => ({ t: 'cluster.leave', ids: [ids['in one'] ?? ''] })],
	[
		'cluster.merge',
		({ ids }) => ({ t: 'cluster.merge', id: ids['one'] ?? '', into: ids['other'] ?? '' })
	],
	['cluster.dissolve', ({ ids }) => ({ t: 'cluster.dissolve', id: ids['one'] ?? '' })],
	['cluster.move', ({ ids }) => ({ t: 'cluster.move', id: ids['one'] ?? '', p: [0, 9] })],
	['cluster.tidy', () => ({ t: 'cluster.tidy' })],
	['note.hide', ({ ids }) => ({ t: 'note.hide', id: ids['visible'] ?? '' })],
	['note.hide private', ({ ids }) => ({ t: 'note.hide', id: ids['private'] ?? '' })],
	['note.show', ({ ids }) => ({ t: 'note.show', id: ids['hidden'] ?? '' })],
	['note.remove hidden', ({ ids }) => ({ t: 'note.remove', id: ids['hidden'] ?? '' })],
	['note.edit hidden', ({ ids }) => ({ t: 'note.edit', id: ids['hidden'] ?? '', text: 'O' })],
	['note.approve', ({ ids }) => ({ t: 'note.approve', id: ids['queued'] ?? '' })],
	['note.approve private', ({ ids }) => ({ t: 'note.approve', id: ids['private'] ?? '' })],
	['note.return', ({ ids }) => ({ t: 'note.return', id: ids['queued'] ?? '' })],
	[
		'note.edit queued',
		({ ids }) => ({ t: 'note.edit', id: ids['queued'] ?? '', text: 'Mended', base: 1 })
	],
	['note.edit returned', ({ ids }) => ({ t: 'note.edit', id: ids['returned'] ?? '', text: 'O' })],
	['note.ask', ({ ids }) => ({ t: 'note.ask', id: ids['visible'] ?? '' })],
	['note.ask private', ({ ids }) => ({ t: 'note.ask', id: ids['private'] ?? '' })],
	['note.answer', ({ ids }) => ({ t: 'note.answer', id: ids['visible'] ?? '' })],
	['seat.undoAll', ({ owner }) => ({ t: 'seat.undoAll', seat: owner.number })],
	['seat.group', ({ owner }) => ({ t: 'seat.group', seat: owner.number, group: 'hcp' })],
	['stage.groups', () => ({ t: 'stage.groups', groups: [{ id: 'lw', label: 'Connectors' }] })],
	['stage.merge', () => ({ t: 'stage.merge', from: 'lw', into: 'vcs', label: 'Two in one' })],
	['note.agree', ({ ids }) => ({ t: 'note.agree', id: ids['visible'] ?? '' })],
	['note.agree private', ({ ids }) => ({ t: 'note.agree', id: ids['private'] ?? '' })],
	['note.unagree', ({ ids }) => ({ t: 'note.unagree', id: ids['visible'] ?? '' })],
	['vote.cast', ({ ids }) => ({ t: 'vote.cast', target: ids['visible'] ?? '', dots: 1 })],
	['vote.cast private', ({ ids }) => ({ t: 'vote.cast', target: ids['private'] ?? '', dots: 1 })],
	['vote.cast binned', ({ ids }) => ({ t: 'vote.cast', target: ids['binned'] ?? '', dots: 1 })],
	['vote.withdraw', ({ ids }) => ({ t: 'vote.withdraw', target: ids['visible'] ?? '' })],
	[
		'vote.proxy',
		({ ids }) => ({
			t: 'vote.proxy',
			group: 'lw',
			ballot: [{ target: ids['visible'] ?? '', dots: 1 }]
		})
	],
	['seat.headcount', () => ({ t: 'seat.headcount', group: 'hcp', n: 2 })],
	['stage.step', () => ({ t: 'stage.step', to: 'act' })],
	['stage.lock', () => ({ t: 'stage.lock', what: 'joining' })],
	['stage.unlock', () => ({ t: 'stage.unlock', what: 'writing' })],
	['stage.reveal', () => ({ t: 'stage.reveal' })],
	['stage.settings', () => ({ t: 'stage.settings', agree: false })],
	['stage.plan', () => ({ t: 'stage.plan', steps: [{ kind: 'share' }, { kind: 'act' }] })],
	['stage.timer', () => ({ t: 'stage.timer', add: 60_000 })],
	['stage.spotlight', () => ({ t: 'stage.spotlight', target: 'why' })],
	['stage.prompt', () => ({ t: 'stage.prompt', q: 'why', group: 'lw' })],
	['flag.finished', () => ({ t: 'flag.finished', on: true })],
	['flag.practised', () => ({ t: 'flag.practised', on: true })],
	['flag.help', () => ({ t: 'flag.help', on: true })],
	['flag.help another', ({ owner }) => ({ t: 'flag.help', on: false, seat: owner.number })],
	['code.rotate', () => ({ t: 'code.rotate' })],
	['seat.code', () => ({ t: 'seat.code' })],
	['seat.code of another', ({ owner }) => ({ t: 'seat.code', seat: owner.number })],
	['screen.link', () => ({ t: 'screen.link' })],
	['screen.revoke', () => ({ t: 'screen.revoke' })],
	['seat.remove', ({ another }) => ({ t: 'seat.remove', seat: another.number })],
	['seat.admit', ({ waiting }) => ({ t: 'seat.admit', seats: [waiting.number] })],
	['action.add', () => ({ t: 'action.add', text: 'Ring', owner: 'The PCN', due: '2026-07-01' })],
	['action.edit', ({ ids }) => ({ t: 'action.edit', id: ids['action'] ?? '', text: 'Call' })],
	['action.remove', ({ ids }) => ({ t: 'action.remove', id: ids['action'] ?? '' })],
	['history.save', () => ({ t: 'history.save', name: 'Now' })],
	['history.restore', ({ ids }) => ({ t: 'history.restore', id: ids['moment'] ?? '' })],
	['undo', () => ({ t: 'undo' })],
	['redo', () => ({ t: 'redo' })]
];

/** A board in that step, with a visible, a binned and a private note of the owner, and two clusters. */
export async function cast(test: TestBoard, step: string, lock: boolean): Promise<Cast> {
	const seats = {
		facilitator: await test.seat('facilitator'),
		owner: await test.seat('stakeholder', 'lw'),
		another: await test.seat('stakeholder', 'hcp'),
		lead: await test.seat('lead'),
		removed: await test.seat('stakeholder', 'vcs'),
		unknown: { number: 99, role: 'stakeholder', group: 'lw' } as Seat
	};
	const { facilitator, owner, removed } = seats;
	await test.yes(facilitator, { t: 'stage.settings', waitingRoom: true });
	const waiting = await test.board.join({
		role: 'stakeholder',
		group: 'lw',
		shared: false,
		byCode: true
	});
	await test.yes(facilitator, { t: 'stage.settings', waitingRoom: false });
	const post = async (text: string) =>
		(await test.yes(owner, { t: 'note.post', q: 'how', text })).id ?? '';
	const binned = await post('Binned');
	await test.yes(owner, { t: 'note.remove', id: binned });
	const { id: action = '' } = await test.yes(facilitator, { t: 'action.add', text: 'Ask' });
	const { id: moment = '' } = await test.yes(facilitator, { t: 'history.save', name: 'Before' });
	const visible = await post('Visible');
	const [inOne, inOther] = [await post('In one'), await post('In the other')];
	const make = async (id: string) =>
		(await test.yes(facilitator, { t: 'cluster.make', q: 'how', ids: [id] })).id ?? '';
	const [one, other] = [await make(inOne), await make(inOther)];
	await test.yes(facilitator, { t: 'note.ask', id: visible });
	const hidden = await post('Hidden');
	await test.yes(facilitator, { t: 'note.hide', id: hidden });
	await test.yes(facilitator, { t: 'stage.settings', approval: true });
	const queued = await post('Queued');
	const returned = await post('Returned');
	await test.yes(facilitator, { t: 'note.return', id: returned });
	await test.yes(facilitator, { t: 'stage.settings', approval: false });
	await test.yes(facilitator, { t: 'stage.step', to: 'private' });
	const secret = await post('Private');
	await test.yes(facilitator, { t: 'seat.remove', seat: removed.number });
	await test.yes(facilitator, { t: 'seat.headcount', group: 'lw', n: 1 });
	if (step !== 'private') await test.yes(facilitator, { t: 'stage.step', to: step });
	if (lock) await test.yes(facilitator, { t: 'stage.lock', what: 'writing' });
	return {
		...seats,
		waiting,
		ids: {
			binned,
			visible,
			hidden,
			queued,
			returned,
			private: secret,
			action,
			moment,
			one,
			other,
			'in one': inOne
		}
	};
}
