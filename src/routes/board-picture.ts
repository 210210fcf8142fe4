import type { IconName } from '#lib/ui/icons.ts';

type Group = 'hcp' | 'lw' | 'vcs' | 'patient';

/** The four groups of the picture on the front page. It shows an example, not a workshop. */
export const groups: Record<Group, { word: string; icon: IconName }> = {
	hcp: { word: 'Healthcare', icon: 'shape-square' },
	lw: { word: 'Link worker', icon: 'shape-diamond' },
	vcs: { word: 'Voluntary', icon: 'shape-triangle' },
	patient: { word: 'Patient', icon: 'shape-circle' }
};

export const columns: { question: string; notes: { group: Group; text: string }[] }[] = [
	{
		question: 'How',
		notes: [
			{ group: 'vcs', text: "We never hear why someone didn't come" },
			{ group: 'lw', text: "My caseload is over 200. I can't do follow-up at that size" },
			{ group: 'hcp', text: 'Ten minutes is not enough to explain social prescribing properly' }
		]
	},
	{
		question: 'Who',
		notes: [
			{ group: 'patient', text: "Someone to go with me the first time. After that I'm fine" },
			{ group: 'lw', text: 'Community champions - neighbours people already trust' },
			{ group: 'hcp', text: 'Young adults after school support ends at 18' }
		]
	},
	{
		question: 'What',
		notes: [
			{ group: 'vcs', text: 'A warm room, a kettle and no form to fill in' },
			{ group: 'lw', text: 'Time. What we really give is time' },
			{ group: 'patient', text: 'Less leaflets, more people' }
		]
	},
	{
		question: 'Where',
		notes: [
			{ group: 'patient', text: 'Anywhere with free parking near the door' },
			{ group: 'vcs', text: "School gates at three o'clock" },
			{ group: 'lw', text: 'The villages past the bypass have one bus, on market day' }
		]
	},
	{
		question: 'Why',
		notes: [
			{ group: 'patient', text: 'Feeling useful again' },
			{ group: 'lw', text: 'It joins up what people already know about themselves' },
			{ group: 'hcp', text: 'Some say no since it sounds like being fobbed off' }
		]
	}
];
