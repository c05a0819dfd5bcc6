module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Suites for every server behind a Git provider, not the tests of one;
      // what a server does not have is left out by `it.skip`, under another name.
      files: ['src/testing/git-provider-contract/**'],
      rules: { 'jest/no-export': 'off', 'jest/no-standalone-expect': 'off' },
    },
  ],
});
