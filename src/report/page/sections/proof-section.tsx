/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Proof } from '../../model/proof.ts';
import { Code, Words } from '../marks.tsx';

function Row(props: { readonly name: string; readonly sha256: string }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <Words text={props.name} />
      </th>
      <td>
        <Code text={props.sha256} />
      </td>
    </tr>
  );
}

/** Why the suite may be believed: how many broken portals it noticed, and the hashes of all that the report is made of. */
export function ProofSection({ proof }: { readonly proof: Proof }): JSX.Element {
  const { suite, documents, files, mutants } = proof;
  return (
    <>
      {mutants === undefined ? null : (
        <p>
          The suite was tested against {mutants.total} portals and clients that are faulty on purpose, and
          detected <b>{mutants.killed}</b> of them (<Code text={mutants.file} />
          ).
        </p>
      )}
      <p>
        <Code text="b24-conformance report verify" /> computes these hashes again and compares them.
      </p>
      <table class="hashes">
        <caption>SHA-256 of what this report was made of</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Hash</th>
          </tr>
        </thead>
        <tbody>
          <Row name={`${suite.name} ${suite.version}`} sha256={suite.sha256} />
          {documents.map(({ method, edition, sha256 }) => (
            <Row name={`${method}, edition ${edition}`} sha256={sha256} />
          ))}
          {files.map(({ role, file, sha256 }) => (
            <Row name={`${role}: ${file}`} sha256={sha256} />
          ))}
        </tbody>
      </table>
    </>
  );
}
