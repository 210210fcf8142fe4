import { annoy } from './annoyance.ts';
import { dialects } from './dialects.ts';
import { Gathering } from './gathering.ts';
import type { Answer, Question, TaskName, Tasks } from './tasks.ts';

/*
 * A process of the load generator: people who sit at boards. It ends when the process that started
 * it does, and by itself after a while, whatever happens.
 */
const LONGEST_MS = 9 * 3_600_000;
setTimeout(() => process.exit(1), LONGEST_MS).unref();
process.on('disconnect', () => process.exit(0));

let port = 0;
let gathering: Gathering | undefined;

const doing: { [Name in TaskName]: (ask: Tasks[Name]['ask']) => Promise<Tasks[Name]['answer']> } = {
	async gather(ask) {
		port = ask.port;
		gathering = new Gathering(dialects[ask.dialect], port);
		return null;
	},
	join: ({ people, atOnce }) => present().join(people, atOnce),
	run: (rhythm) => present().run(rhythm),
	async doze(count) {
		present().doze(count);
		return null;
	},
	async leave() {
		present().leave();
		return null;
	},
	annoy: (plan) => annoy(port, plan)
};

function present(): Gathering {
	if (!gathering) throw new Error('Nobody has said where to gather.');
	return gathering;
}

async function answer({ number, task, ask }: Question): Promise<Answer> {
	try {
		const work = doing[task] as (ask: unknown) => Promise<unknown>;
		return { number, answer: await work(ask) };
	} catch (error) {
		return { number, failed: error instanceof Error ? (error.stack ?? error.message) : 'failed' };
	}
}

process.on('message', (question: Question) => {
	void answer(question).then((given) => process.send?.(given));
});
