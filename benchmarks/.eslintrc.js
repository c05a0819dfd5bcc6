// No package of its own: it runs from the root, on what the workspaces depend on.
const { createConfigForRole } = require('@backstage/cli/config/eslint-factory');

module.exports = createConfigForRole(__dirname, 'cli', {
  // Never built, so `__dirname` is where the source is.
  rules: { 'no-restricted-syntax': 'off' },
});
