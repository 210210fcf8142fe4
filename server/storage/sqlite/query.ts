import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type Compilable, Kysely, SqliteDialect } from 'kysely';
import type { Tables } from './tables.ts';

export type Query = Kysely<Tables>;

/**
 * Kysely over node:sqlite. Reads run through it; writes are built with it and handed to `run` inside
 * the write queue. Its own `transaction()` must not be used: it spans turns of the event loop, and
 * the one connection would carry other people's writes inside it.
 */
export function queryOver(database: DatabaseSync): Query {
	return new Kysely<Tables>({
		dialect: new SqliteDialect({
			database: {
				close: () => database.close(),
				prepare(sql) {
					const statement = database.prepare(sql);
					return {
						reader: statement.columns().length > 0,
						all: (parameters) => statement.all(...values(parameters)),
						run: (parameters) => statement.run(...values(parameters)),
						iterate: (parameters) => statement.iterate(...values(parameters))
					};
				}
			}
		})
	});
}

/** Runs one built write now, in the present transaction. @returns how many rows it changed */
export function run(database: DatabaseSync, query: Compilable): number {
	const { sql, parameters } = query.compile();
	return Number(database.prepare(sql).run(...values(parameters)).changes);
}

function values(parameters: readonly unknown[]): SQLInputValue[] {
	return parameters as SQLInputValue[];
}

/** A row without its nulls and with an ordinary prototype, as the port's optional fields want it. */
export function present<Row extends object>(row: Row): Present<Row> {
	return Object.fromEntries(
		Object.entries(row).filter(([, value]) => value !== null)
	) as Present<Row>;
}
type Present<Row> = { [K in keyof Row as null extends Row[K] ? never : K]: Row[K] } & {
	[K in keyof Row as null extends Row[K] ? K : never]?: NonNullable<Row[K]>;
};
