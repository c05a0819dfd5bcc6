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

import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { GroundplanEntityProvider } from './GroundplanEntityProvider';
import { HandedOverStore } from './HandedOverStore';

/**
 * Says how many entities go with host clusters that have been taken out of the
 * configuration. The catalog itself deletes them, unless it is told to keep what
 * no provider provides.
 */
export async function forgetProvidersThatAreGone(
  providers: readonly GroundplanEntityProvider[],
  options: { config: Config; logger: LoggerService; store: HandedOverStore },
): Promise<void> {
  const { config, logger, store } = options;
  if (config.getOptionalString('catalog.orphanProviderStrategy') === 'keep') {
    return;
  }
  const known = new Set(providers.map(provider => provider.getProviderName()));
  for (const [name, count] of await store.count()) {
    if (!known.has(name)) {
      logger.info(
        `The catalog deletes the ${count} entities of ${name}: its host cluster is no longer configured`,
      );
      await store.forget(name);
    }
  }
}
