extension ProblemCode {
  /// The title for those who read Chinese.
  var chineseTitle: String {
    switch self {
    case .invalidValue: "参数值无效"
    case .missingValue: "缺少必要的值"
    case .malformedBody: "无法读取请求内容"
    case .unauthorized: "请先登录"
    case .forbidden: "没有权限"
    case .notFound: "没有找到"
    case .methodNotAllowed: "不支持该方法"
    case .notAcceptable: "没有所要求的格式"
    case .conflict: "与当前状态冲突"
    case .changedMeanwhile: "内容已被他人修改"
    case .preconditionRequired: "请说明所修改的版本"
    case .tooLarge: "内容过大"
    case .unsupportedType: "不支持该内容类型"
    case .infeasible: "无法完成"
    case .tooManyRequests: "请求过多"
    case .timeout: "处理时间过长"
    case .slowRequest: "请求发送过慢"
    case .malformedRequest: "不是有效的 HTTP 请求"
    case .headersTooLarge: "请求头过大"
    case .outOfSpace: "磁盘空间不足"
    case .internalFault: "服务器内部错误"
    case .notImplemented: "尚未实现"
    case .notReady: "服务尚未就绪"
    }
  }
}
