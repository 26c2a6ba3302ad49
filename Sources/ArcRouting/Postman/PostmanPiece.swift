/// What a postman's tour must pass: a service, or a drive that was added so that a tour can be walked.
struct PostmanPiece: Hashable, Sendable {
  var tail: Int32
  var head: Int32
  /// Price from tail to head; `nil` where that is not allowed.
  var forward: Int64?
  /// Price from head to tail; `nil` where that is not allowed.
  var backward: Int64?
  /// The number of the service; `nil` for a drive.
  var service: Int32?

  /// Both directions are open at the same price.
  var isSymmetric: Bool { tail == head || (forward == backward && forward != nil) }
  /// Either direction may be chosen.
  var isFree: Bool { tail != head && forward != nil && backward != nil }
  /// Whether the direction from tail to head is the cheaper one.
  var isForwardCheaper: Bool { forward ?? .max <= backward ?? .max }
  /// The price of the cheaper direction.
  var leastCost: Int64 { min(forward ?? .max, backward ?? .max) }

  /// The same in the cheaper direction only.
  var inCheaperDirection: PostmanPiece {
    var piece = self
    if isForwardCheaper { piece.backward = nil } else { piece.forward = nil }
    return piece
  }

  func step(isForward: Bool) -> PostmanStep {
    let (from, to) = isForward ? (tail, head) : (head, tail)
    return PostmanStep(from: from, to: to, service: service, isForward: isForward)
  }
}

/// A piece passed in the direction that was chosen.
struct PostmanStep: Hashable, Sendable {
  var from: Int32
  var to: Int32
  var service: Int32?
  /// Whether a service is done from tail to head.
  var isForward: Bool
}
