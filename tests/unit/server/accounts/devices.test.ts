import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { freshWorkshops, SITE } from '../../../support/workshops.ts';

const DAY = 24 * 60 * 60_000;
const notOpen = { code: 'not-open', status: 404 };
const wrong = 'ZZZZ-ZZZZ';

/** A workshop with Ann in it, and the code of her seat. */
async function withAnn(options: Parameters<typeof freshWorkshops>[0] = {}) {
	const house = await freshWorkshops(options);
	const { workshops, today, signIn, ruth, command } = house;
	const made = await today();
	const joined = await workshops.join({ code: made.code, group: 'lw' }, SITE, undefined);
	const session = await signIn(ruth);
	const ask = (body: object) => command(made.boardId, session, body);
	const newSeatCode = async () =>
		(await ask({ t: 'seat.code', seat: joined.seat.number })).seatCode ?? '';
	return { ...house, ...made, joined, ask, newSeatCode, seatCode: await newSeatCode() };
}

describe('a seat code', () => {
	it('[X11] continues the same seat on another device, and both devices stay', async () => {
		const { workshops, code, seatCode, joined, boardId, boards } = await withAnn();
		const typed = { code: code.toLowerCase(), seatCode: ` ${seatCode.replace('-', ' ')}` };
		const again = await workshops.rejoin(typed, SITE);
		expect(again).toMatchObject({ boardId, seat: joined.seat });
		expect(again.credential).not.toBe(joined.credential);
		for (const { credential } of [joined, again])
			expect(
				await workshops.seated(boardId, { seat: credential, session: undefined })
			).toMatchObject({ kind: 'seat', seat: { number: joined.seat.number } });
		expect((await boards.open(boardId)).seatCount).toBe(1);
	});

	it('[limits] so many devices may come to a seat by its code; one more ends the oldest', async () => {
		const { workshops, code, seatCode, boardId, joined } = await withAnn();
		const cookies: (string | undefined)[] = [];
		for (let n = 0; n <= limits.furtherDevicesPerSeat; n++)
			cookies.push((await workshops.rejoin({ code, seatCode }, SITE)).credential);
		const kinds = await Promise.all(
			[joined.credential, ...cookies].map(
				async (seat) => (await workshops.seated(boardId, { seat, session: undefined })).kind
			)
		);
		const [own, oldest, ...others] = kinds;
		expect([own, oldest]).toEqual(['seat', 'nobody']);
		expect(new Set(others)).toEqual(new Set(['seat']));
	});

	it('[X11] opens nothing alone, replaced, of another board or of a removed seat', async () => {
		const { workshops, today, code, seatCode, joined, ask, newSeatCode } = await withAnn();
		const other = await today();
		const answers = async (...pairs: [code: string, seatCode: string][]) => {
			for (const [board, seat] of pairs)
				await expect(
					workshops.rejoin({ code: board, seatCode: seat }, SITE),
					`${board} ${seat}`
				).rejects.toMatchObject(notOpen);
		};
		await answers(['', seatCode], [wrong, seatCode], [code, ''], [code, wrong], [code, code]);
		await answers([other.code, seatCode], [seatCode, code], [seatCode, seatCode]);
		const next = await newSeatCode();
		await answers([code, seatCode]);
		await workshops.rejoin({ code, seatCode: next }, SITE);
		await ask({ t: 'seat.remove', seat: joined.seat.number });
		await answers([code, next]);
	});

	it('[O21] opens nothing when the days of the workshop are over', async () => {
		const { workshops, code, seatCode, clock } = await withAnn();
		clock.advance(3 * DAY);
		await expect(workshops.rejoin({ code, seatCode }, SITE)).rejects.toMatchObject(notOpen);
	});

	it('[X11] takes back who has a seat where joining is locked', async () => {
		const { workshops, code, seatCode, ask } = await withAnn();
		await ask({ t: 'stage.lock', what: 'joining' });
		await workshops.rejoin({ code, seatCode }, SITE);
	});

	it('[O19] is counted by the budget of join codes, and right ones pass beyond it', async () => {
		const { workshops, code, seatCode } = await withAnn();
		const refusals: string[] = [];
		for (let n = 0; n < 32; n++)
			await workshops
				.rejoin({ code, seatCode: wrong }, SITE)
				.catch((cause: { code: string }) => refusals.push(cause.code));
		expect(refusals.filter((each) => each === 'not-open')).toHaveLength(30);
		expect(refusals.slice(30)).toEqual(['too-many', 'too-many']);
		await expect(workshops.open({ code: wrong }, SITE)).rejects.toMatchObject({ code: 'too-many' });
		await workshops.rejoin({ code, seatCode }, SITE);
	});

	it('[X3] is refused no sooner when nothing had to be looked up', async () => {
		const { workshops, code, seatCode, ask, joined } = await withAnn({ refusedAfterMs: 150 });
		await ask({ t: 'seat.remove', seat: joined.seat.number });
		const refused = [
			{ code: wrong, seatCode: wrong },
			{ code, seatCode: wrong },
			{ code, seatCode }
		].map((pair) => workshops.rejoin(pair, SITE).catch((cause: unknown) => cause));
		expect(await Promise.race([...refused, sleep(100, 'not yet')])).toBe('not yet');
		for (const answer of await Promise.all(refused)) expect(answer).toMatchObject(notOpen);
	});

	it('[O12] is nowhere in the file in clear, and neither is what the device got for it', async () => {
		const { workshops, storage, code, seatCode, boardId } = await withAnn();
		const { credential = '' } = await workshops.rejoin({ code, seatCode }, SITE);
		const stored = JSON.stringify(await storage.boards.load(boardId));
		for (const secret of [seatCode, seatCode.replace('-', ''), credential])
			expect(stored).not.toContain(secret);
	});
});

describe('a shared device', () => {
	async function tablet() {
		const house = await withAnn();
		const { workshops, code, boardId } = house;
		const first = await workshops.join({ code, group: 'patient', shared: true }, SITE, undefined);
		const cookie = first.credential;
		const seated = (as?: { seat: number; pin?: string }) =>
			workshops.seated(
				boardId,
				{ seat: cookie, session: undefined },
				as && { ...as, address: SITE }
			);
		const add = (group: string, more: { name?: string; pin?: string } = {}) =>
			workshops.addSeat(boardId, cookie, { group, ...more });
		return { ...house, first, cookie, seated, add };
	}

	it('[X12] has several seats, the first unless another is named', async () => {
		const { seated, add, first, joined } = await tablet();
		const second = await add('lw', { name: '  Bob  ' });
		expect(await seated()).toMatchObject({ kind: 'seat', seat: first.seat });
		expect(await seated({ seat: second.number })).toMatchObject({
			kind: 'seat',
			seat: { number: second.number, group: 'lw', name: 'Bob', shared: true }
		});
		expect(await seated({ seat: joined.seat.number }), 'of another device').toEqual({
			kind: 'nobody'
		});
	});

	it('[P7] loses the seat that is removed, and no other', async () => {
		const { seated, add, first, ask } = await tablet();
		const second = await add('lw');
		await ask({ t: 'seat.remove', seat: first.seat.number });
		expect(await seated()).toMatchObject({ kind: 'seat', seat: second });
		expect(await seated({ seat: first.seat.number })).toMatchObject({ kind: 'removed' });
		await ask({ t: 'seat.remove', seat: second.number });
		expect(await seated()).toMatchObject({ kind: 'removed' });
	});

	it('[X12] asks for a PIN where there is one, and counts wrong ones', async () => {
		const { seated, add, workshops, cookie, boardId } = await tablet();
		const { number: seat } = await add('lw', { pin: '2468' });
		expect(await seated({ seat })).toEqual({ kind: 'nobody' });
		expect(await seated({ seat, pin: '2468' })).toMatchObject({ kind: 'seat' });
		for (let n = 0; n < 30; n++)
			expect(await seated({ seat, pin: String(n) })).toEqual({ kind: 'nobody' });
		await expect(seated({ seat, pin: '99' })).rejects.toMatchObject({ code: 'too-many' });
		expect(await seated({ seat, pin: '2468' })).toMatchObject({ kind: 'seat' });
		const [, pinned] = await workshops.seatsOfDevice(boardId, cookie);
		expect(JSON.stringify(pinned)).not.toContain('2468');
	});

	it('[X12] gives a seat with a PIN back by its code, alone on its device without the PIN', async () => {
		const { seated, add, first, ask, workshops, code, boardId } = await tablet();
		const pinned = await add('lw', { pin: '2468' });
		await ask({ t: 'seat.remove', seat: first.seat.number });
		expect(await seated(), 'the tablet itself goes on asking').toEqual({ kind: 'nobody' });
		const { seatCode = '' } = await ask({ t: 'seat.code', seat: pinned.number });
		const { credential } = await workshops.rejoin({ code, seatCode }, SITE);
		const there = (as?: number) =>
			workshops.seated(
				boardId,
				{ seat: credential, session: undefined },
				as === undefined ? undefined : { seat: as, address: SITE }
			);
		for (const as of [undefined, pinned.number])
			expect(await there(as)).toMatchObject({ kind: 'seat', seat: pinned });
		// Somebody sits down beside them: from then on it is as on any shared device.
		const beside = await workshops.addSeat(boardId, credential, { group: 'vcs' });
		expect(await there()).toMatchObject({ kind: 'seat', seat: beside });
		expect(await there(pinned.number)).toEqual({ kind: 'nobody' });
	});

	it('[X12] is one because whoever joined said so', async () => {
		const { workshops, boardId, joined, add, ask } = await tablet();
		const bob = { group: 'lw' };
		for (const credential of [joined.credential, undefined, 'nonsense'])
			await expect(workshops.addSeat(boardId, credential, bob)).rejects.toMatchObject({
				code: 'not-allowed'
			});
		await expect(add('nobody')).rejects.toMatchObject({ code: 'unknown-group' });
		await ask({ t: 'stage.lock', what: 'joining' });
		await expect(add('lw')).rejects.toMatchObject(notOpen);
	});
});
