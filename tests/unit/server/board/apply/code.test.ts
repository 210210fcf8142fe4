import { expect, test } from 'vitest';
import { testBoard } from '../../../../support/board.ts';

test('[O17] a fresh code is in the reply, and what is kept of it is stored with the commit', async () => {
	const { seat, yes, send, store, cid } = await testBoard();
	const facilitator = await seat('facilitator');
	const body = { t: 'code.rotate', cid: cid() } as const;
	const reply = await yes(facilitator, body);
	expect(reply).toMatchObject({ ok: true, code: 'K7QF-2M9P' });
	const [{ code } = {}] = store.commits.slice(-1);
	expect(code).toMatchObject({ keyId: 'k', sealed: 's' });
	expect(await send(facilitator, body)).toEqual(reply);
	expect(store.commits.filter((commit) => commit.code).length).toBe(1);
});

test('[O18] storage keeps no code in clear, and a repeated command gets it all the same', async () => {
	const { seat, yes, store, cid, restart } = await testBoard();
	const facilitator = await seat('facilitator');
	const body = { t: 'code.rotate', cid: cid() } as const;
	const reply = await yes(facilitator, body);
	expect(JSON.stringify(store.commits)).not.toContain('K7QF');
	const { send } = await restart();
	expect(await send(facilitator, body)).toEqual(reply);
});
