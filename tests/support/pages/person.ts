import type { BrowserContext, Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { Desk } from './desk.ts';
import { Line } from './line.ts';
import type { Watch } from './watch.ts';
import type { TakenSeat, Workshop } from './workshop.ts';

/** Somebody with a device: one browser with its own cookies and storage. */
export class Person {
	readonly page: Page;
	readonly watch: Watch;
	readonly board: BoardPage;
	readonly desk: Desk;

	constructor(page: Page, watch: Watch) {
		this.page = page;
		this.watch = watch;
		this.board = new BoardPage(page);
		this.desk = new Desk(page);
	}

	get context(): BrowserContext {
		return this.page.context();
	}

	/** All that is kept on the device, as one text. */
	async stored(): Promise<string> {
		return this.page.evaluate(async () => {
			const answer = <Result>(request: IDBRequest<Result>) =>
				new Promise<Result>((resolve, reject) => {
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(new Error('The database does not answer.'));
				});
			const databases: unknown[] = [];
			for (const { name = '' } of await indexedDB.databases()) {
				const database = await answer(indexedDB.open(name));
				for (const store of database.objectStoreNames)
					databases.push(await answer(database.transaction(store).objectStore(store).getAll()));
				database.close();
			}
			return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases]);
		});
	}

	/** Another tab of the same browser. */
	async anotherTab(): Promise<Person> {
		return new Person(await this.context.newPage(), this.watch);
	}

	/** The line to the server, to be cut and mended. Ask for it before the board is opened. */
	async line(): Promise<Line> {
		this.watch.allow(/ERR_INTERNET_DISCONNECTED/);
		return Line.of(this.page);
	}

	/** Opens the board: on a seat taken before, or as the facilitator. @returns this person */
	async open(workshop: Workshop, seat?: TakenSeat): Promise<this> {
		await workshop.enter(this.context, seat);
		await this.page.goto(workshop.path);
		await this.board.isReady();
		return this;
	}
}
