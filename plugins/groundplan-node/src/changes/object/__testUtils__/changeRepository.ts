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
  ChangeInput,
  ChangeTarget,
  KubernetesObject,
  ObjectChange,
} from 'backstage-plugin-groundplan-common';
import { filesOfMaking, planMaking } from '../../plan/planMaking';
import { PlannedChange } from '../../plan/finishPlan';
import { parametersOf } from '../../render/parametersOf';
import { renderSource } from '../../render/renderSource';
import { renderContext } from '../../generate/__testUtils__/renderContext';
import { Base } from '../../plan/openBase';
import { ChangedSubject, planObjectChange } from '../planObjectChange';

type Making = ChangeInput & { target: ChangeTarget };

/** A repository that changes are merged into as they are worked out. */
export class ChangeRepository {
  readonly files: Record<string, string>;
  readonly objects: KubernetesObject[];
  /** Whether the host serves the kinds of Flux, and all others. */
  servesAll = true;

  constructor(
    files: Record<string, string> = {},
    objects: KubernetesObject[] = [],
  ) {
    this.files = files;
    this.objects = objects;
  }

  async make(input: Making): Promise<PlannedChange> {
    return this.#merge(
      await planMaking({
        ...this.#rendering(input),
        template: 'template:default/of-it',
        folders: [],
      }),
    );
  }

  async change(
    subject: Pick<ChangedSubject, 'segment' | 'group' | 'kind' | 'name'>,
    change: ObjectChange,
  ): Promise<PlannedChange> {
    const { lookup, isNamespaced } = this.#context;
    return this.#merge(
      await planObjectChange(
        {
          ...subject,
          host: 'hub',
          namespace: 'team-a',
          title: 'It',
          hints: [],
        },
        change,
        {
          repositories: [this.#target],
          open: async () => this.#base,
          folders: () => [],
          isNamespaced,
          remake: (input, { template, ...about }) =>
            planMaking({
              ...this.#rendering(input),
              template,
              about,
              folders: [],
            }),
          remaking: () => ({
            parameters: async ({ source, values, target }) =>
              'host' in source && target
                ? parametersOf(source, values, { ...target, lookup })
                : {},
            files: async origin =>
              await filesOfMaking(this.#rendering(origin as Making)),
          }),
        },
      ),
    );
  }

  #rendering(input: Making) {
    const { lookup, isNamespaced } = this.#context;
    return {
      input,
      repository: this.#target,
      base: this.#base,
      render: renderSource,
      lookup,
      isNamespaced,
    };
  }

  get #context() {
    return renderContext({
      objects: this.objects,
      serves: () => this.servesAll,
    });
  }

  get #target() {
    return {
      url: 'https://git.example.com/fleet/hub',
      title: 'fleet/hub',
      layout: 'flux' as const,
      path: '',
    };
  }

  get #base(): Base {
    const { files } = this;
    return {
      provider: {} as never,
      branch: 'main',
      sha: 'abc',
      files: {
        paths: () => Object.keys(files),
        read: async path => files[path],
      },
    };
  }

  #merge(change: PlannedChange): PlannedChange {
    for (const { path, after } of change.files) {
      if (after === null) {
        delete this.files[path];
      } else {
        this.files[path] = after;
      }
    }
    return change;
  }
}
