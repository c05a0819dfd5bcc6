/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import {
  ContractFile,
  GitContractServer,
  gitProviderContract,
  pullRequestContract,
} from 'backstage-plugin-groundplan-node/testUtils';
import { createGitProvider, SeedFile } from './createGitProvider';

jest.setTimeout(60_000);

async function start(): Promise<GitContractServer> {
  const provider = await createGitProvider();
  let count = 0;
  return {
    baseUrl: provider.url,
    token: provider.token,
    stop: async () => await provider.stop(),
    createRepository: async files => {
      const name = `r${++count}`;
      await provider.createRepository({
        owner: 'acme',
        name,
        private: true,
        files: Object.fromEntries(
          Object.entries(files).map(([path, file]) => [path, seed(file)]),
        ),
      });
      return `acme/${name}`;
    },
  };
}

function seed(file: ContractFile): SeedFile {
  if (typeof file === 'string') {
    return file;
  }
  return 'symlink' in file
    ? { content: file.symlink, mode: '120000' }
    : {
        content: file.content,
        mode: file.executable ? '100755' : '100644',
      };
}

describe('Git provider contract on the sandbox', () => {
  gitProviderContract({ start });
});

describe('Pull requests on the sandbox', () => {
  pullRequestContract({ start });
});
