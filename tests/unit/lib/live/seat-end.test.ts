import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetLeft } from '#lib/live/left-seats.ts';
import { QuietStore } from '#lib/live/quiet-store.ts';
import { SeatMark } from '#lib/live/seat-mark.ts';
import { fakeBrowser } from '../../../support/fake-browser.ts';
import { keptRows } from '../../../support/kept-rows.ts';
import { ManualClock, TabStore } from '../../../support/manual-clock.ts';
import { type OpenedPage, openPage } from '../../../support/open-page.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

const LEFT = { kind: 'closed', reason: 'left' };

let browser: ReturnType<typeof fakeBrowser>;
let clock: ManualClock;

beforeEach(() => {
	browser = fakeBrowser();
	clock = new ManualClock();
});
afterEach(async () => {
	vi.unstubAllGlobals();
	for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
});

/** A tab of the browser on this seat, greeted, with half a sentence in its box. */
function openTab(seat = 7, store = new TabStore()): OpenedPage {
	const server = new ScriptedServer();
	server.seat = seat;
	const { locks } = browser.page();
	const page = openPage({ server, clock, store, locks, shared: browser.shared });
	server.connect();
	return page;
}

/** The same, with words in the tab's store and in the device's database. */
async function openWriting(seat = 7): Promise<OpenedPage> {
	const page = openTab(seat);
	const before = (await keptRows()).length;
	page.board.setTyped('how', 'Half a sen');
	clock.advance(300);
	await vi.waitFor(async () => expect(await keptRows()).toHaveLength(before + 1));
	return page;
}

/** Browsers in which one tab cannot tell another. */
const cannotTell = () => vi.stubGlobal('BroadcastChannel', undefined);

const keysIn = (store: TabStore) => Array.from({ length: store.length }, (_, n) => store.key(n));

describe('leaving in one tab', () => {
	it('[X16] ends the board in every tab of the seat, and leaves nothing of it on the device', async () => {
		const [first, second] = [await openWriting(), await openWriting()];
		second.server.otherNote('a', { text: 'Of somebody' });
		second.server.flush();
		await first.board.leave();
		expect(first.board.status).toEqual(LEFT);
		await vi.waitFor(() => expect(second.board.status).toEqual(LEFT));
		expect([second.board.typed('how'), second.board.me, second.board.note('a')]).toEqual([
			'',
			undefined,
			undefined
		]);
		for (const store of [first.store, second.store, browser.shared])
			expect(keysIn(store)).toEqual([]);
		await vi.waitFor(async () => expect(await indexedDB.databases()).toEqual([]));
	});

	it('[P7] lets no other tab go on writing, by what it has open or by coming back', async () => {
		const [first, second] = [openTab(), openTab()];
		await first.board.leave();
		await vi.waitFor(() => expect(second.board.status).toEqual(LEFT));
		void second.board.send({ t: 'note.post', q: 'how', text: 'After leaving' });
		second.board.setTyped('how', 'Typed after leaving');
		clock.advance(120_000);
		expect(second.server.commands).toEqual([]);
		expect(second.server.sockets).toHaveLength(1);
		expect(keysIn(second.store)).toEqual([]);
		expect(await keptRows()).toEqual([]);
	});

	it('[X101] is what a tab says that the server turned away a moment before', async () => {
		const [first, second] = [openTab(), openTab()];
		second.server.cut(4401);
		expect(second.board.status).toEqual({ kind: 'closed', reason: 'sign-in' });
		await first.board.leave();
		await vi.waitFor(() => expect(second.board.status).toEqual(LEFT));
	});

	it('[X16] is no matter of another seat in the same browser, nor of its words', async () => {
		const [facilitator, participant] = [await openWriting(1), await openWriting(7)];
		browser.shared.setItem('fiveways:board-of-this-test:view:reading', 'list');
		await participant.board.leave();
		await vi.waitFor(async () => expect((await keptRows()).map(([, seat]) => seat)).toEqual([1]));
		expect(facilitator.board.status).toEqual({ kind: 'saved' });
		facilitator.board.setTyped('how', 'Half a sentence');
		expect(facilitator.reload().board.typed('how')).toBe('Half a sentence');
		expect(browser.shared.length, 'its seat, and how it likes to read').toBe(2);
	});

	it('[X16] clears what a tab kept of the seat before it went on with another', async () => {
		const [first, second] = [openTab(7), await openWriting(7)];
		second.server.cut();
		second.server.seat = 1;
		second.server.epochs.seat = 'seat-of-1';
		clock.advance(1_000);
		second.server.connect();
		await first.board.leave();
		await vi.waitFor(() => expect(keysIn(second.store).join()).not.toContain(':7:'));
		expect(second.board.status).toEqual({ kind: 'saved' });
	});
});

describe('being taken out', () => {
	it.each([
		['removed', 4403, 'Please speak to me outside.', 'Please speak to me outside.'],
		['deleted', 4410, 'deleted', undefined]
	] as const)(
		'[P7] %s: every tab ends and says so, also one without a line',
		async (reason, code, said, message) => {
			const [first, second] = [await openWriting(), await openWriting()];
			second.server.cut();
			first.server.cut(code, said);
			const status = { kind: 'closed', reason, ...(message ? { message } : {}) };
			expect(first.board.status).toEqual(status);
			await vi.waitFor(() => expect(second.board.status).toEqual(status));
			expect([...keysIn(second.store), ...keysIn(browser.shared)]).toEqual([]);
			await vi.waitFor(async () => expect(await keptRows()).toEqual([]));
		}
	);

	it('[P7] of a seat ends no other; the end of the board ends all', async () => {
		const [facilitator, participant] = [await openWriting(1), await openWriting(7)];
		participant.server.cut(4403, 'removed');
		await vi.waitFor(async () => expect(await keptRows()).toHaveLength(1));
		expect(facilitator.board.status).toEqual({ kind: 'saved' });
		const another = openTab(8);
		another.server.cut(4410, 'deleted');
		await vi.waitFor(() =>
			expect(facilitator.board.status).toEqual({ kind: 'closed', reason: 'deleted' })
		);
		await vi.waitFor(async () => expect(await keptRows()).toEqual([]));
	});
});

describe('a tab that could not be told', () => {
	beforeEach(cannotTell);

	it.each([
		['is looked at', ({ board }: OpenedPage) => (board as unknown as { hint(): void }).hint()],
		[
			'comes back with its seat',
			({ server }: OpenedPage) => {
				server.cut();
				clock.advance(1_000);
				server.connect();
			}
		],
		['comes back without one', ({ server }: OpenedPage) => server.cut(4401)]
	])('[X16] ends when it %s', async (_when, wakes) => {
		const [first, second] = [openTab(), await openWriting()];
		await first.board.leave();
		expect(second.board.status).toEqual({ kind: 'saved' });
		wakes(second);
		expect(second.board.status).toEqual(LEFT);
		expect(keysIn(second.store)).toEqual([]);
		clock.advance(1_000);
		await vi.waitFor(async () => expect(await keptRows()).toEqual([]));
	});

	it('[X16] has nothing left after its next page, of this board or another', async () => {
		const [first, second] = [openTab(), await openWriting()];
		await first.board.leave();
		await vi.waitFor(async () => expect(await indexedDB.databases()).toEqual([]));
		second.board.setTyped('how', 'Typed after somebody left');
		clock.advance(300);
		await vi.waitFor(async () => expect(await keptRows()).toHaveLength(1));
		second.store.setItem('another-thing', 'stays');
		const tab = new QuietStore(second.store);
		await forgetLeft(new SeatMark(new QuietStore(browser.shared), tab), tab);
		expect(keysIn(second.store)).toEqual(['another-thing']);
		await vi.waitFor(async () => expect(await keptRows()).toEqual([]));
	});

	it('[X16] takes up nothing when it opens the board again', async () => {
		const [first, second] = [openTab(), await openWriting()];
		await first.board.leave();
		second.board.close();
		const again = openTab(9, second.store);
		expect(again.board.typed('how')).toBe('');
		expect(keysIn(second.store).join()).not.toContain(':7:');
	});

	it('[P8] keeps its words where the cookie alone is gone', async () => {
		const page = await openWriting();
		page.server.cut(4401);
		expect(page.board.status).toEqual({ kind: 'closed', reason: 'sign-in' });
		expect(page.reload().board.typed('how')).toBe('Half a sen');
	});
});
