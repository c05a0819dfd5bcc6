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

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { EntityResolver } from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { Fleets } from '../fleet/Fleets';
import { RowEvent } from '../fleet/RowEvent';
import { fakeFleets } from './fakeFleets';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach(stop => stop()));

/**
 * Starts the fleets of what a mirror has, with what they stand on; they are
 * stopped after the test.
 */
export function startFleets(
  mirror: FakeMirror,
  options: { now?: () => Date; of?: typeof fakeFleets } = {},
) {
  const { now, of = fakeFleets } = options;
  const logger = mockServices.logger.mock();
  const entities = EntityResolver.create({
    mirror,
    config: new ConfigReader({}),
    logger,
    domains: of,
  });
  const fleets = Fleets.create({
    mirror,
    entities,
    logger,
    now,
    fleets: of,
  });
  const events: RowEvent[] = [];
  fleets.subscribe(event => events.push(event));
  stops.push(fleets.start(), () => entities.close());
  return { mirror, logger, entities, fleets, events };
}
