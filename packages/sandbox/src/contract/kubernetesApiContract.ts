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

import { ContractClient, ContractTarget } from './ContractClient';
import { describeAuthorization } from './describeAuthorization';
import { describeDiscovery } from './describeDiscovery';
import { describeListing } from './describeListing';
import { describeOpenApi } from './describeOpenApi';
import { describeWatching } from './describeWatching';
import { describeWriting } from './describeWriting';
import { serveWidgets } from './widgets';

/** The API under test, once it runs. @internal */
export interface ContractContext {
  client: ContractClient;
  target: ContractTarget;
}

/**
 * What the sandbox's Kubernetes API and the real one have in common. It is run
 * against both: where they differ, the sandbox is wrong.
 *
 * @public
 */
export function kubernetesApiContract(
  name: string,
  start: () => Promise<ContractTarget>,
): void {
  describe(`the Kubernetes API contract: ${name}`, () => {
    let context: ContractContext | undefined;
    const get = (): ContractContext => {
      if (!context) {
        throw new Error('The API has not started');
      }
      return context;
    };
    beforeAll(async () => {
      const target = await start();
      const client = ContractClient.create(target);
      context = { client, target };
      await serveWidgets(client);
    }, 120_000);
    afterAll(async () => {
      await context?.target.stop();
    }, 60_000);

    describeAuthorization(get);
    describeDiscovery(get);
    describeOpenApi(get);
    describeWriting(get);
    describeListing(get);
    describeWatching(get);
  });
}
