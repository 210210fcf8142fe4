import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../../support/fake-browser.ts';
import { keptRows } from '../../../support/kept-rows.ts';
import { ManualClock, TabStore } from '../../../support/manual-clock.ts';
import { type OpenedPage, openPage } from '../../../support/open-page.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

const post = (text: string) => ({ t: 'note.post', q: 'how', text }) as const;

let browser: ReturnType<typeof fakeBrowser>;
let server: ScriptedServer;
let clock: ManualClock;

beforeEach(() => {
	browser = fakeBrowser();
	server = new ScriptedServer();
	clock = new ManualClock();
});
afterEach(async () => {
	for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
});

/** Another tab of the same browser. `end` is a crash: nothing in the page gets to run. */
function openTab(): OpenedPage & { end(): void } {
	const { locks, end } = browser.page();
	return { ...openPage({ server, clock, store: new TabStore(), locks }), end };
}

const rows = async () => (await keptRows()).length;

const posted = () => server.commands.filter(({ t }) => t === 'note.post').map(({ cid }) => cid);
const textsOf = ({ board }: OpenedPage) => board.ownNotes('how').map(({ text }) => text);

describe('own work on the device', () => {
	it('[P8] outlives the browser: unsent notes are sent once by the next page, in their order', async () => {
		const first = openTab();
		server.connect();
		server.cut();
		void first.board.send(post('One'));
		clock.advance(10);
		void first.board.send(post('Two'));
		first.board.setTyped('who', 'Half a sen');
		clock.advance(300);
		await vi.waitFor(async () => expect(await rows()).toBe(1));
		first.end();

		const second = openTab();
		server.connect();
		await vi.waitFor(() => expect(textsOf(second)).toEqual(['Two', 'One']));
		await vi.waitFor(() => expect(second.board.typed('who')).toBe('Half a sen'));
		server.flush();
		expect(server.commands.map((command) => 'text' in command && command.text)).toEqual([
			'One',
			'Two'
		]);
		second.board.setTyped('who', '');
		clock.advance(300);
		await vi.waitFor(async () => expect(await rows()).toBe(0));
	});

	it('[P5] is sent by the tab that made it while that lives, and by another when it ends', async () => {
		const first = openTab();
		server.connect();
		server.cut();
		void first.board.send(post('Mine'));
		await vi.waitFor(async () => expect(await rows()).toBe(1));
		const second = openTab();
		server.connect();
		clock.advance(20_000);
		await vi.waitFor(async () => expect(await rows()).toBe(1));
		expect(textsOf(second)).toEqual([]);
		first.end();
		await vi.waitFor(() => {
			clock.advance(15_000);
			expect(textsOf(second)).toEqual(['Mine']);
		});
		server.connect();
		server.flush();
		expect(new Set(posted()).size).toBe(1);
	});

	it('[P8] outlives a reload and then the browser, although nothing was typed in between', async () => {
		const store = new TabStore();
		const before = browser.page();
		const first = openPage({ server, clock, store, locks: before.locks });
		server.connect();
		first.board.setTyped('how', 'Half a sen');
		clock.advance(300);
		await vi.waitFor(async () => expect(await rows()).toBe(1));
		before.end();
		const after = browser.page();
		openPage({ server, clock, store, locks: after.locks });
		server.connect();
		for (let look = 0; look < 4; look++) {
			clock.advance(15_000);
			await vi.waitFor(async () => expect(await rows()).toBe(1));
		}
		after.end();
		const next = openTab();
		server.connect();
		await vi.waitFor(() => expect(next.board.typed('how')).toBe('Half a sen'));
	});

	it('[P7] of another seat stays where it is, out of sight', async () => {
		const first = openTab();
		server.connect();
		server.cut();
		void first.board.send(post('Of seat 7'));
		await vi.waitFor(async () => expect(await rows()).toBe(1));
		first.end();
		server.seat = 8;
		const second = openTab();
		server.connect();
		clock.advance(20_000);
		await vi.waitFor(async () => expect(await rows()).toBe(1));
		expect(textsOf(second)).toEqual([]);
		expect(posted()).toEqual([]);
	});

	it('[P8] that cannot be kept is kept in memory, and sent', async () => {
		const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('Forbidden.', 'SecurityError');
		});
		const page = openTab();
		server.connect();
		void page.board.send(post('All the same'));
		server.flush();
		expect(posted()).toHaveLength(1);
		expect(open).toHaveBeenCalled();
		open.mockRestore();
	});
});
