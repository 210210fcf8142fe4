import { stages } from './stages.mjs';
import { Stop } from '../steps/progress.mjs';

/** The stages named on the command line, in the fixed order; all of them without a name. */
export function chooseStages(names) {
	const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
	if (unknown.length > 0) {
		throw new Stop(
			`There is no stage called ${unknown.join(', ')}. ` +
				`Choose from: ${stages.map((stage) => stage.name).join(', ')}.`
		);
	}
	return names.length === 0 ? stages : stages.filter((stage) => names.includes(stage.name));
}
