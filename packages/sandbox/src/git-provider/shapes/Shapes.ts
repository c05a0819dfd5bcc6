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

import { Account, Caller, emailOf } from '../model/Account';
import { fullName, HostedRepository } from '../model/HostedRepository';
import { GitIdentity } from '../storage/GitIdentity';
import { GitCommit } from '../storage/parseCommits';
import { TreeEntry } from '../storage/parseTree';

const NEVER = '0001-01-01T00:00:00Z';
const UNVERIFIED = {
  verified: false,
  reason: 'gpg.error.not_signed_commit',
  signature: '',
  signer: null,
  payload: '',
};

/** A path of a URL, whose slashes stay. */
function escapePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** What Gitea's API makes of accounts, repositories and commits. @internal */
export class Shapes {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  static create(url: string): Shapes {
    return new Shapes(url);
  }

  get swagger(): string {
    return `${this.#url}/api/swagger`;
  }

  htmlUrl(repository: HostedRepository): string {
    return `${this.#url}/${fullName(repository)}`;
  }

  apiUrl(repository: HostedRepository): string {
    return `${this.#url}/api/v1/repos/${fullName(repository)}`;
  }

  organization({ id, login }: Account) {
    return {
      id,
      name: login,
      full_name: '',
      email: '',
      avatar_url: '',
      description: '',
      website: '',
      location: '',
      visibility: 'public',
      repo_admin_change_team_access: false,
      username: login,
    };
  }

  account(account: Account) {
    const { id, login, created } = account;
    return {
      id,
      login,
      login_name: '',
      source_id: 0,
      full_name: '',
      email: emailOf(account),
      avatar_url: '',
      html_url: `${this.#url}/${login}`,
      language: '',
      is_admin: false,
      last_login: NEVER,
      created,
      restricted: false,
      active: false,
      prohibit_login: false,
      location: '',
      website: '',
      description: '',
      visibility: 'public',
      followers_count: 0,
      following_count: 0,
      starred_repos_count: 0,
      username: login,
    };
  }

  repository(
    repository: HostedRepository,
    facts: { empty: boolean; branches: number },
    caller?: Caller,
  ) {
    const url = this.htmlUrl(repository);
    const open = repository.pulls.list().filter(pull => pull.state === 'open');
    const writes = Boolean(caller && !caller.readOnly);
    return {
      id: repository.id,
      owner: this.account(repository.owner),
      name: repository.name,
      full_name: fullName(repository),
      description: repository.description,
      empty: facts.empty,
      private: repository.private,
      fork: false,
      template: false,
      mirror: false,
      size: 0,
      html_url: url,
      url: this.apiUrl(repository),
      ssh_url: '',
      clone_url: `${url}.git`,
      branch_count: facts.branches,
      open_pr_counter: open.length,
      default_branch: repository.defaultBranch,
      archived: repository.archived,
      created_at: repository.created,
      updated_at: repository.created,
      archived_at: '1970-01-01T00:00:00Z',
      permissions: { admin: writes, push: writes, pull: true },
      has_pull_requests: true,
      allow_merge_commits: true,
      allow_rebase: false,
      allow_rebase_explicit: false,
      allow_squash_merge: true,
      allow_fast_forward_only_merge: true,
      default_delete_branch_after_merge: false,
      default_merge_style: 'merge',
      internal: false,
      object_format_name: 'sha1',
    };
  }

  branch(
    repository: HostedRepository,
    name: string,
    commit: GitCommit,
    caller?: Caller,
  ) {
    const locked = repository.protectedBranches.has(name);
    const writes = Boolean(caller && !caller.readOnly);
    const person = ({ name: of, email }: GitIdentity) => ({
      name: of,
      email,
      username: '',
    });
    return {
      name,
      commit: {
        id: commit.sha,
        message: commit.message,
        url: `${this.htmlUrl(repository)}/commit/${commit.sha}`,
        author: person(commit.author),
        committer: person(commit.committer),
        verification: UNVERIFIED,
        timestamp: commit.committer.date,
        added: null,
        removed: null,
        modified: null,
      },
      protected: locked,
      required_approvals: 0,
      enable_status_check: false,
      status_check_contexts: [],
      user_can_push: writes && !locked,
      user_can_merge: writes,
      effective_branch_protection_name: locked ? name : '',
    };
  }

  /** A commit's place, as in `parents`. */
  meta(repository: HostedRepository, sha: string, created: string) {
    return {
      url: `${this.apiUrl(repository)}/git/commits/${sha}`,
      sha,
      created,
    };
  }

  commit(
    repository: HostedRepository,
    commit: GitCommit,
    files: { filename: string; status: string }[] | null = null,
  ) {
    const { sha, message, author, committer } = commit;
    const api = this.apiUrl(repository);
    return {
      ...this.meta(repository, sha, committer.date),
      html_url: `${this.htmlUrl(repository)}/commit/${sha}`,
      commit: {
        url: `${api}/git/commits/${sha}`,
        author,
        committer,
        message,
        // Gitea gives the commit's id here, and not its tree's.
        tree: {
          url: `${api}/git/trees/${sha}`,
          sha,
          created: committer.date,
        },
        verification: UNVERIFIED,
      },
      author: null,
      committer: null,
      parents: commit.parents.map(parent =>
        this.meta(repository, parent, NEVER),
      ),
      files,
      stats: null,
    };
  }

  /** The commit of an answer to a change of files. */
  fileCommit(repository: HostedRepository, commit: GitCommit) {
    const api = this.apiUrl(repository);
    return {
      ...this.meta(repository, commit.sha, NEVER),
      html_url: `${this.htmlUrl(repository)}/commit/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      parents: commit.parents.map(parent =>
        this.meta(repository, parent, NEVER),
      ),
      message: commit.message,
      tree: {
        url: `${api}/git/trees/${commit.tree}`,
        sha: commit.tree,
        created: NEVER,
      },
    };
  }

  get unverified() {
    return UNVERIFIED;
  }

  /** A file or folder at a ref, which is a branch or a commit. */
  contents(
    repository: HostedRepository,
    entry: TreeEntry,
    at: { ref: string; commit: GitCommit; content?: Buffer },
  ) {
    const { path, sha, size } = entry;
    const kinds = { blob: 'file', tree: 'dir', commit: 'submodule' };
    const type = entry.mode === '120000' ? 'symlink' : kinds[entry.type];
    const api = this.apiUrl(repository);
    const way = /^[0-9a-f]{40}$/.test(at.ref) ? 'commit' : 'branch';
    const place = `${way}/${escapePath(at.ref)}/${escapePath(path)}`;
    const url = `${api}/contents/${escapePath(path)}?ref=${encodeURIComponent(
      at.ref,
    )}`;
    const git = `${api}/git/${type === 'dir' ? 'trees' : 'blobs'}/${sha}`;
    const html = `${this.htmlUrl(repository)}/src/${place}`;
    return {
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      sha,
      last_commit_sha: at.commit.sha,
      last_committer_date: at.commit.committer.date,
      last_author_date: at.commit.author.date,
      type,
      size: type === 'dir' ? 0 : size,
      encoding: at.content ? 'base64' : null,
      content: at.content ? at.content.toString('base64') : null,
      target: type === 'symlink' && at.content ? at.content.toString() : null,
      url,
      html_url: html,
      git_url: git,
      download_url:
        type === 'dir' ? null : `${this.htmlUrl(repository)}/raw/${place}`,
      submodule_git_url: null,
      _links: { self: url, git, html },
    };
  }

  treeEntry(repository: HostedRepository, entry: TreeEntry) {
    const { path, mode, type, size, sha } = entry;
    const api = this.apiUrl(repository);
    const urls = {
      blob: `${api}/git/blobs/${sha}`,
      tree: `${api}/git/trees/${sha}`,
      commit: '',
    };
    return { path, mode, type, size, sha, url: urls[type] };
  }
}
