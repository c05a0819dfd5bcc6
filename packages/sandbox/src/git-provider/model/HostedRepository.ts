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

import { GitRepository } from '../storage/GitRepository';
import { Account } from './Account';
import { BranchProtection } from './BranchProtection';
import { PullRequests } from './PullRequests';

/** What somebody says of a commit. @internal */
export interface CommitStatus {
  id: number;
  state: 'pending' | 'success' | 'error' | 'failure' | 'warning' | 'skipped';
  context: string;
  description: string;
  targetUrl: string;
  creator: Account;
  created: string;
}

/** A repository of the provider. @internal */
export interface HostedRepository {
  id: number;
  owner: Account;
  name: string;
  description: string;
  private: boolean;
  archived: boolean;
  defaultBranch: string;
  protectedBranches: BranchProtection;
  created: string;
  git: GitRepository;
  pulls: PullRequests;
  /** By commit, oldest first. */
  statuses: Map<string, CommitStatus[]>;
}

/** `owner/name`. @internal */
export function fullName({ owner, name }: HostedRepository): string {
  return `${owner.login}/${name}`;
}
