import { readFileSync } from 'node:fs';
import { inProject } from '../steps/root.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

/** A stage that is one check: it holds or it does not. */
export function oneCheck(code) {
	return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

function readReport(path) {
	try {
		return JSON.parse(readFileSync(inProject(path), 'utf8'));
	} catch {
		return undefined; // The runner ended before it wrote one: counted as a failure below.
	}
}

/** A runner that failed outside its tests (no test found, an error while loading) counts once. */
function atLeastOneFailure(code, counts) {
	return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Counts of Vitest's json report; a file that could not be loaded is one failure. */
export function fromVitest(code, path) {
	const report = readReport(path);
	if (!report) return oneCheck(1);
	const unloaded = report.testResults.filter(
		(file) => file.status === 'failed' && file.assertionResults.length === 0
	);
	return atLeastOneFailure(code, {
		passed: report.numPassedTests,
		failed: report.numFailedTests + unloaded.length,
		skipped: report.numPendingTests + report.numTodoTests,
		failures: failuresOfVitest(report)
	});
}

/** Counts of Playwright's json report; a test that passed only when repeated counts as failed. */
export function fromPlaywright(code, path) {
	const report = readReport(path);
	if (!report) return oneCheck(1);
	const { expected, unexpected, flaky, skipped } = report.stats;
	return atLeastOneFailure(code, {
		passed: expected,
		failed: unexpected + flaky,
		skipped,
		failures: failuresOfPlaywright(report)
	});
}
