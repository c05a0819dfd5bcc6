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

import { getString } from 'backstage-plugin-groundplan-common';
import { Reflector, ReflectorOptions } from '../reflector/Reflector';
import { ReflectorSink } from '../reflector/ReflectorSink';

const METADATA = 'g=meta.k8s.io;v=v1';

/** A refused watch on definitions is seldom allowed later. */
const REFUSED_RETRY_MS = 15 * 60_000;

/** Discovery follows a definition with a delay that nobody announces. */
const DISCOVERY_DELAYS_MS = [300, 2_000, 8_000];

/**
 * Watches the metadata of CustomResourceDefinitions, to be told at once when
 * kinds come and go. Where that is not allowed, discovery finds out within a
 * minute.
 *
 * @internal
 */
export class CustomResourceWatcher {
  readonly #reflector: Reflector;
  #timers: NodeJS.Timeout[] = [];

  private constructor(
    options: Pick<ReflectorOptions, 'transport' | 'turns' | 'timing' | 'now'>,
    onChange: () => void,
  ) {
    this.#reflector = Reflector.create({
      ...options,
      timing: { ...options.timing, refusedRetryMs: REFUSED_RETRY_MS },
      resource: {
        group: 'apiextensions.k8s.io',
        version: 'v1',
        kind: 'CustomResourceDefinition',
        plural: 'customresourcedefinitions',
        namespaced: false,
        verbs: ['list', 'watch'],
      },
      accept: {
        list: `application/json;as=PartialObjectMetadataList;${METADATA}`,
        watch: `application/json;as=PartialObjectMetadata;${METADATA}`,
      },
      sink: this.#createSink(() => {
        this.#timers.forEach(clearTimeout);
        this.#timers = DISCOVERY_DELAYS_MS.map(ms => setTimeout(onChange, ms));
      }),
      complete: false,
      onStatus: () => {},
      onNotFound: () => {},
    });
  }

  static create(options: {
    reflector: Pick<ReflectorOptions, 'transport' | 'turns' | 'timing' | 'now'>;
    /** Called some times after definitions have changed. */
    onChange: () => void;
  }): CustomResourceWatcher {
    return new CustomResourceWatcher(options.reflector, options.onChange);
  }

  get reflector(): Reflector {
    return this.#reflector;
  }

  start(): void {
    this.#reflector.start();
  }

  async stop(): Promise<void> {
    this.#timers.forEach(clearTimeout);
    await this.#reflector.stop();
  }

  #createSink(onChange: () => void): ReflectorSink {
    let known: ReadonlySet<string> | undefined;
    return {
      put: object => {
        // Discovery has seen what the first list brings.
        if (known) {
          onChange();
        }
        return getString(object, 'metadata', 'name');
      },
      remove: onChange,
      complete: keys => {
        known = keys;
      },
    };
  }
}
