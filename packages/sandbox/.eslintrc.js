module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // A suite for every implementation of the API, not the tests of one.
      files: ['src/contract/**'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
