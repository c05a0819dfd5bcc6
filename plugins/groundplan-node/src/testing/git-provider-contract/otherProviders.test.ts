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

import { startFakeAzureDevOps } from '../../__testUtils__/fake-git/fakeAzureDevOps';
import { startFakeBitbucketCloud } from '../../__testUtils__/fake-git/fakeBitbucketCloud';
import { startFakeBitbucketServer } from '../../__testUtils__/fake-git/fakeBitbucketServer';
import { gitProviderContract } from './gitProviderContract';
import { pullRequestContract } from './pullRequestContract';

jest.setTimeout(60_000);

// What these cannot be run against is written down from their published APIs;
// the repositories, and Git's own protocol, are real.
describe('Bitbucket Cloud', () => {
  const options = {
    start: startFakeBitbucketCloud,
    without: ['archive' as const, 'rename' as const],
    requests: 8,
  };
  gitProviderContract(options);
  pullRequestContract(options);
});

describe('Bitbucket Data Center', () => {
  const options = {
    start: startFakeBitbucketServer,
    without: ['rename' as const],
    requests: 7,
  };
  gitProviderContract(options);
  pullRequestContract(options);
});

describe('Azure DevOps', () => {
  const options = {
    start: startFakeAzureDevOps,
    without: ['rename' as const],
    requests: 7,
  };
  gitProviderContract(options);
  pullRequestContract(options);
});
