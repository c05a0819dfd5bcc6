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

import { join } from 'node:path';
import { Answers } from '../backend/messages';
import { BackendProcess, BackendProcessOptions } from '../BackendProcess';
import { Run } from '../Run';

/** One start of a backend, until all entities were in its catalog. */
export interface Start {
  backend: BackendProcess;
  ms: number;
  usage: Answers['usage'];
  stop: () => Promise<void>;
}

/** Starts a backend, and waits until its catalog has so many entities. */
export async function startOnce(
  run: Run,
  options: {
    name: string;
    source: BackendProcessOptions['source'];
    flags: string[];
    entities: number;
    /** Whether it is ended in order, so that Node writes its profile. */
    isProfiled?: boolean;
  },
): Promise<Start> {
  const { name, source, flags, entities, isProfiled } = options;
  const backend = await BackendProcess.start({
    source,
    flags,
    logFile: join(run.folder, `${name}.log`),
  });
  const stop = run.cleanup.add(() =>
    isProfiled ? backend.stopGently() : backend.stop(),
  );
  const ms = await backend.untilEntities(entities);
  return { backend, ms, usage: await backend.ask({ type: 'usage' }), stop };
}
