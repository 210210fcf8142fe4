import { type CommandLineCommand, required } from '../command-line.ts';
import { ownerByEmail } from '../owner.ts';

/** Makes an empty workshop of today with the usual groups. */
export const workshopCreate: CommandLineCommand = {
	name: 'workshop create',
	summary: 'Make a workshop and show its code.',
	example: 'npm run -s cli -- workshop create --owner ruth@example.org --title "Mill Lane"',
	options: {
		owner: { type: 'string', required: true, words: 'e-mail of the facilitator it belongs to' },
		title: { type: 'string', required: true, words: 'what the workshop is called' }
	},
	async run(services, input) {
		const owner = await ownerByEmail(services, required(input, 'owner'));
		const made = await services.workshops.create(owner, { title: required(input, 'title') });
		return { json: made, words: `The workshop is made. Its code is ${made.code}.` };
	}
};
