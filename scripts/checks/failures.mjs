import { stripVTControlCharacters } from 'node:util';

/** What failed of a stage: the test's full title, and why as far as the first lines tell. */
const failure = (title, reason) => ({
	title,
	reason: stripVTControlCharacters(reason).trim().split('\n').slice(0, 12).join('\n')
});

/** The failures of Vitest's json report, in its order. */
export function failuresOfVitest(report) {
	return report.testResults.flatMap((file) => [
		...(file.status === 'failed' && file.assertionResults.length === 0
			? [failure(file.name, file.message)]
			: []),
		...file.assertionResults
			.filter(({ status }) => status === 'failed')
			.map(({ fullName, failureMessages }) => failure(fullName, failureMessages.join('\n')))
	]);
}

/** The failures of Playwright's json report; its suites hold suites. */
export function failuresOfPlaywright({ suites = [] }) {
	return suites.flatMap((suite) => [
		...suite.specs.filter(({ ok }) => !ok).map((spec) => ofSpec(spec)),
		...failuresOfPlaywright(suite)
	]);
}

function ofSpec({ file, line, title, tests }) {
	const errors = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
	const where = errors
		.filter(({ location }) => location)
		.map(({ location }) => `${location.file}:${location.line}`);
	const reasons = errors.map(({ message }) => message ?? '');
	return failure(`${file}:${line} ${title}`, [...where, ...reasons].join('\n'));
}
