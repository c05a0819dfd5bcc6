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
  FLUX_SOURCE_GROUP,
  getRecord,
  getString,
  Possibility,
} from 'backstage-plugin-groundplan-common';
import {
  ChangeService,
  EntityResolver,
  isSameRepository,
  Mirror,
} from 'backstage-plugin-groundplan-node';
import { SeenTerraform } from '../TerraformAccess';

/** @internal */
export interface ApprovalByPullRequestOptions {
  changes: ChangeService;
  entities: EntityResolver;
  mirror: Mirror;
}

/**
 * Whether a plan can be approved where the object is written.
 *
 * @remarks
 * Where the file is in the repository that the Terraform code is in, an approval by
 * commit changes the revision, the revision names another plan, and that one waits
 * again: https://github.com/flux-iac/tofu-controller/issues/1878. A source that is
 * pinned to a tag or a commit does not move.
 *
 * @internal
 */
export class ApprovalByPullRequest {
  readonly #options: ApprovalByPullRequestOptions;

  static create(options: ApprovalByPullRequestOptions): ApprovalByPullRequest {
    return new ApprovalByPullRequest(options);
  }

  private constructor(options: ApprovalByPullRequestOptions) {
    this.#options = options;
  }

  assess(
    { entityRef, id, object, operator }: SeenTerraform,
    now: Date,
  ): Possibility {
    const { approve } = operator.operations;
    if (!approve) {
      return {
        allowed: false,
        reason: `${operator.title} takes no approval from its objects`,
      };
    }
    const { allowed, reason } = approve.assess(object, [], now);
    if (!allowed) {
      return { allowed, reason };
    }
    const { changes, entities } = this.#options;
    const resolved = entities.objectOf(entityRef);
    const [repository] = resolved ? changes.written(resolved).repositories : [];
    if (!repository) {
      return {
        allowed: false,
        reason: `No repository is known in which it is written`,
      };
    }
    const source = this.#source(id.host, object);
    if (!source.url) {
      return {
        allowed: false,
        reason:
          'Its source is not known, so nobody can say whether a commit would make another plan of it',
      };
    }
    if (!source.pinned && isSameRepository(source.url, repository.url)) {
      return {
        allowed: false,
        reason: `It is written in ${repository.title}, which is its source as well: the commit that approves would be a new revision with a plan of its own, which waits again, for ever`,
      };
    }
    return { allowed: true };
  }

  #source(
    host: string,
    object: SeenTerraform['object'],
  ): { url?: string; pinned: boolean } {
    const ref = getRecord(object.spec, 'sourceRef');
    const source = this.#options.mirror
      .lookup(host)
      .get(
        FLUX_SOURCE_GROUP,
        getString(ref, 'kind') ?? '',
        getString(ref, 'namespace') ?? object.metadata.namespace,
        getString(ref, 'name') ?? '',
      );
    const pin = getRecord(source?.spec, 'ref');
    return {
      url: getString(source?.spec, 'url'),
      pinned: Boolean(
        getString(pin, 'tag') ||
          getString(pin, 'commit') ||
          getString(pin, 'digest'),
      ),
    };
  }
}
