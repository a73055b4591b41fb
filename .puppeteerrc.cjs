// Installing must work offline and quickly: scripts/browser.ts finds or fetches a browser when a test needs one.
module.exports = { skipDownload: true };
