import type { AcceptedReply } from '#lib/domain/command.ts';
import type { StoredBatch, StoredCommand } from '../port.ts';

/** A command without what its batch and its reply say twice; `inverse` is null when it has none. */
type Cell = [
	seat: number,
	cid: string,
	t: StoredCommand['t'],
	at: number,
	more: Omit<AcceptedReply, 'cid' | 'ok' | 'rev'>,
	inverse: string | null
];

/** The commands of a commit, as one text. */
export function commandsText(commands: readonly StoredCommand[]): string {
	const cells = commands.map(({ seat, cid, t, at, reply, inverse }): Cell => {
		const { cid: _cid, ok: _ok, rev: _rev, ...more } = reply;
		return [seat, cid, t, at, more, inverse ?? null];
	});
	return JSON.stringify(cells);
}

export function undoneText(undone: StoredBatch['undone']): string | null {
	return undone.length === 0 ? null : JSON.stringify(undone.map(({ seat, cid }) => [seat, cid]));
}

/** @param rev of the last command */
export function batchOf(rev: number, commands: string, undone: string | null): StoredBatch {
	const cells = JSON.parse(commands) as Cell[];
	const before = rev - cells.length;
	return {
		commands: cells.map(([seat, cid, t, at, more, inverse], index) => {
			const own = before + index + 1;
			return {
				rev: own,
				seat,
				cid,
				t,
				at,
				reply: { cid, ok: true, rev: own, ...more },
				...(inverse === null ? {} : { inverse })
			};
		}),
		undone:
			undone === null
				? []
				: (JSON.parse(undone) as [number, string][]).map(([seat, cid]) => ({ seat, cid }))
	};
}
