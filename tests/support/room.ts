import type { GroupId } from '#lib/domain/group.ts';
import type { StepKind } from '#lib/domain/stage.ts';
import { type BoardClient, connect, joinBoard } from './board-client.ts';
import { startServer, type TestServer, type TestServerOptions } from './start-server.ts';

/** Somebody seated: the socket, and the cookie it was opened with. */
export interface Person {
	client: BoardClient;
	cookie: string;
	seat: number;
}

export interface Room {
	server: TestServer;
	boardId: string;
	workshopId: string;
	code: string;
	facilitator: Person;
	people: Person[];
	/** One more socket for somebody. */
	again(person: Person): Promise<BoardClient>;
	/** One more person, by code. */
	join(group: GroupId): Promise<Person>;
	/** JSON to a path of the API, as this person's page would. */
	post(path: string, body: unknown, person?: Person): Promise<Response>;
}

export interface RoomOptions extends TestServerOptions {
	/** One person each. */
	groups?: GroupId[];
	step?: StepKind;
}

/** A real server with one workshop, its facilitator and some people, all on sockets with **board**. */
export async function openRoom({ groups = [], step, ...options }: RoomOptions = {}): Promise<Room> {
	const server = await startServer(options);
	const { url } = server;
	const { account, cookie } = await server.facilitator();
	const { boardId, workshopId, code } = await server.workshop(account);

	const sit = async (credential: string): Promise<Person> => {
		const client = await connect({ url, boardId, cookie: credential });
		const { seat } = await client.hello();
		await client.sync();
		return { client, cookie: credential, seat };
	};
	const join = async (group: GroupId) => sit((await joinBoard(url, code, group)).cookie);

	const facilitator = await sit(cookie);
	const people: Person[] = [];
	for (const group of groups) people.push(await join(group));
	if (step) await facilitator.client.accepted({ t: 'stage.step', to: step });
	return {
		server,
		boardId,
		workshopId,
		code,
		facilitator,
		people,
		join,
		again: (person) => connect({ url, boardId, cookie: person.cookie }),
		post: (path, body, person) =>
			fetch(url + path, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					origin: url,
					...(person ? { cookie: person.cookie } : {})
				},
				body: JSON.stringify(body)
			})
	};
}

/** The one at this place of a list that must have it. */
export function at<Item>(items: readonly Item[], index: number): Item {
	const item = items[index];
	if (item === undefined) throw new Error(`There is nothing at ${index}.`);
	return item;
}
